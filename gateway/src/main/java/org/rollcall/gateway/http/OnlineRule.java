package org.rollcall.gateway.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a terminal counts as online: it was heard of within a few of its own polls. */
public final class OnlineRule {
  /** Terminals poll every few seconds to half a minute; ten minutes of silence is silence. */
  private static final Duration SILENCE_MAX = Duration.ofMinutes(10);

  private final Clock clock;

  public OnlineRule(Clock clock) {
    this.clock = clock;
  }

  boolean isOnline(Optional<Instant> lastContact) {
    return lastContact
        .map(last -> Duration.between(last, clock.instant()).compareTo(SILENCE_MAX) <= 0)
        .orElse(false);
  }
}
