package org.rollcall.gateway.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.device.DeviceKey;

/**
 * How long a terminal may say nothing, by the rhythm of its protocol; whether it counts as online
 * follows from that. A value; safe from any thread.
 */
public final class SilenceRule {
  /** So many signs of life in a row may get lost. */
  private static final int MISSED_MAX = 3;

  /** Shorter silences are the network's, not the terminal's. */
  private static final Duration PATIENCE_MIN = Duration.ofMinutes(5);

  /** How long a terminal without a rhythm of its own counts as online. */
  private static final Duration ONLINE_WITHOUT_RHYTHM = Duration.ofMinutes(10);

  private final Function<DeviceKey, Optional<Duration>> contactEvery;
  private final Clock clock;

  /**
   * A rule.
   *
   * @param contactEvery how often a terminal is heard of while all is well
   */
  public SilenceRule(Function<DeviceKey, Optional<Duration>> contactEvery, Clock clock) {
    this.contactEvery = contactEvery;
    this.clock = clock;
  }

  /** After how long a terminal counts as silent; empty where its silence means nothing. */
  public Optional<Duration> patience(DeviceKey key) {
    return contactEvery
        .apply(key)
        .map(every -> every.multipliedBy(MISSED_MAX))
        .map(wait -> wait.compareTo(PATIENCE_MIN) < 0 ? PATIENCE_MIN : wait);
  }

  /** Whether a terminal that was last heard of then is online. */
  public boolean isOnline(DeviceKey key, Optional<Instant> lastContact) {
    Duration within = patience(key).orElse(ONLINE_WITHOUT_RHYTHM);
    return lastContact
        .map(last -> Duration.between(last, clock.instant()).compareTo(within) <= 0)
        .orElse(false);
  }
}
