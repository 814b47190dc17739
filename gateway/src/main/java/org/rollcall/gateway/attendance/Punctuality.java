package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** Whether the first check-in and the last check-out keep to what was agreed, within the grace. */
final class Punctuality {
  private final DayClock clock;
  private final Policy policy;

  Punctuality(DayClock clock, Policy policy) {
    this.clock = clock;
    this.policy = policy;
  }

  boolean isLate(Optional<Instant> firstIn, Optional<LocalTime> start) {
    return firstIn.isPresent()
        && start.isPresent()
        && firstIn.get().isAfter(clock.at(start.get()).plus(policy.grace()));
  }

  boolean isEarly(Optional<Instant> lastOut, Optional<LocalTime> end) {
    return lastOut.isPresent()
        && end.isPresent()
        && lastOut.get().isBefore(clock.at(end.get()).minus(policy.grace()));
  }
}
