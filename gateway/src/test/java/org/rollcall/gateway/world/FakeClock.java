package org.rollcall.gateway.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only a test moves. Safe from any thread. */
public final class FakeClock extends Clock {
  private volatile Instant now;

  public FakeClock(Instant now) {
    this.now = now;
  }

  /** Stands at a time with its offset, {@code 2021-11-05T10:24:00+08:00}. */
  public static FakeClock at(String time) {
    return new FakeClock(OffsetDateTime.parse(time).toInstant());
  }

  public void set(Instant instant) {
    now = instant;
  }

  public void set(String time) {
    set(OffsetDateTime.parse(time).toInstant());
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody may ask for civil time by the clock's zone");
  }
}
