package org.rollcall.gateway.attendance;

import java.time.LocalTime;
import java.util.Optional;

/**
 * What was agreed for the person at the site on the date.
 *
 * @param enrolled within an enrolment {@code [from, to)}
 * @param open the site is open
 * @param planned in the person's weekly plan
 * @param start agreed arrival, for the flag LATE
 * @param end agreed departure, for the flag EARLY_LEAVE
 */
public record Expectation(
    boolean enrolled,
    boolean open,
    boolean planned,
    Optional<LocalTime> start,
    Optional<LocalTime> end) {
  /** Nothing was agreed: not enrolled here. */
  public static final Expectation NONE =
      new Expectation(false, false, false, Optional.empty(), Optional.empty());

  public boolean expected() {
    return enrolled && open && planned;
  }
}
