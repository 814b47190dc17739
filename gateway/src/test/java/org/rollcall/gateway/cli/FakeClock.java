package org.rollcall.gateway.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. Safe from any thread. */
public final class FakeClock extends Clock {
  private Instant now;

  private FakeClock(Instant now) {
    this.now = now;
  }

  /** Stands at a time with its offset, {@code 2021-11-05T10:24:00+08:00}. */
  public static FakeClock at(String time) {
    return new FakeClock(OffsetDateTime.parse(time).toInstant());
  }

  public synchronized void set(String time) {
    now = OffsetDateTime.parse(time).toInstant();
  }

  public synchronized void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks the zone of a clock here");
  }
}
