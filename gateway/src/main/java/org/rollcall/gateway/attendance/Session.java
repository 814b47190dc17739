package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Presence at a site: {@code [in, out)}.
 *
 * @param out empty while the check-out is missing
 */
public record Session(Instant in, Optional<Instant> out) {
  public Session {
    if (out.isPresent() && !out.get().isAfter(in)) {
      throw new IllegalArgumentException(
          "a session ends after it begins: " + in + " to " + out.get());
    }
  }

  public boolean isOpen() {
    return out.isEmpty();
  }

  /** Zero where the check-out is missing. */
  public Duration length() {
    return out.map(end -> Duration.between(in, end)).orElse(Duration.ZERO);
  }
}
