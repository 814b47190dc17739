package org.rollcall.gateway.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ledger.ClockOffsets;

/**
 * When each registered terminal was last heard of, polls and pings included. In memory: after a
 * restart a terminal is known again with its next poll. Safe from any thread; bounded by the number
 * of registered terminals.
 */
public final class DeviceContacts {
  private final Map<DeviceKey, Instant> last = new ConcurrentHashMap<>();
  private final Map<DeviceKey, ClockOffsets> clocks = new ConcurrentHashMap<>();
  private final Clock clock;

  public DeviceContacts(Clock clock) {
    this.clock = clock;
  }

  void heardOf(DeviceKey key) {
    last.put(key, clock.instant());
  }

  /** Notes what the terminal's clock showed in a sign of life. */
  void showed(DeviceKey key, Instant shown) {
    long offsetMs = Duration.between(clock.instant(), shown).toMillis();
    clocks.merge(key, ClockOffsets.NONE.with(offsetMs), (known, fresh) -> known.with(offsetMs));
  }

  /** The terminal's clock less ours by its last signs of life; empty where none tells a time. */
  public Optional<Duration> clockOffset(DeviceKey key) {
    return Optional.ofNullable(clocks.get(key)).flatMap(ClockOffsets::middle);
  }

  /** Empty where the terminal has not been heard of since the start. */
  public Optional<Instant> last(DeviceKey key) {
    return Optional.ofNullable(last.get(key));
  }
}
