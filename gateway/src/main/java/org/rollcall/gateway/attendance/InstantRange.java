package org.rollcall.gateway.attendance;

import java.time.Instant;

/** Half-open: {@code from} is in, {@code to} is not. */
public record InstantRange(Instant from, Instant to) {
  public InstantRange {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("a range ends after it begins: " + from + " to " + to);
    }
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
