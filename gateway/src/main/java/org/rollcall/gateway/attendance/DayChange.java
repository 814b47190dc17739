package org.rollcall.gateway.attendance;

import java.util.Optional;

/** What is to be done with a person-day that was counted again. */
public sealed interface DayChange {

  /** The result is what it was. */
  record Unchanged() implements DayChange {}

  /** The month is not locked: the new result takes the place of the old one. */
  record Replaced(PersonDay day) implements DayChange {}

  /**
   * The month is locked: the snapshot stays and the difference is a row of the adjustment ledger.
   *
   * @param locked what the snapshot has; empty where it has nothing for the person, site and date
   */
  record Adjusted(Optional<PersonDay> locked, PersonDay recounted) implements DayChange {}

  /** Decides by the status of the month that the day is in. */
  static DayChange of(MonthStatus month, Optional<PersonDay> before, PersonDay recounted) {
    if (before.isPresent() && before.get().equals(recounted)) {
      return new Unchanged();
    }
    return month == MonthStatus.LOCKED ? new Adjusted(before, recounted) : new Replaced(recounted);
  }
}
