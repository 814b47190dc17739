package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Successive punches that count as one: a check-in takes the time of the first, a check-out that of
 * the last. Mutable while gathered and read, and confined to one evaluation.
 */
final class Burst {
  private final Mark first;
  private Mark last;
  private PunchDirection direction;

  Burst(Mark mark) {
    first = mark;
    last = mark;
    direction = mark.punch().direction();
  }

  /** Whether the next punch at the same terminal or kind of terminal is still the same act. */
  boolean takes(Punch next, Duration window) {
    return isCompatible(next.direction())
        && Duration.between(last.punch().at(), next.at()).compareTo(window) <= 0;
  }

  void add(Mark next) {
    last = next;
    if (direction == PunchDirection.UNKNOWN) {
      direction = next.punch().direction();
    }
  }

  private boolean isCompatible(PunchDirection other) {
    return direction == other
        || direction == PunchDirection.UNKNOWN
        || other == PunchDirection.UNKNOWN;
  }

  PunchDirection direction() {
    return direction;
  }

  Optional<String> service() {
    return first.punch().service();
  }

  Instant firstAt() {
    return first.punch().at();
  }

  Punch last() {
    return last.punch();
  }

  /** The punch that stands for the burst. */
  Punch punch() {
    return direction == PunchDirection.OUT ? last.punch() : first.punch();
  }

  Instant at() {
    return punch().at();
  }

  void read(PunchDirection decided) {
    direction = decided;
    if (decided == PunchDirection.IN) {
      first.use(PunchUse.CHECK_IN);
    } else {
      last.use(PunchUse.CHECK_OUT);
    }
  }

  void leaveOut() {
    first.use(PunchUse.BETWEEN);
  }
}
