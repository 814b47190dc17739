package org.rollcall.gateway.registry;

import java.time.LocalDate;

/** A fact that holds for some dates and for which at most one of its group may hold on a date. */
interface Dated {

  /** The dates as they were imported. */
  Validity validity();

  /** The dates that the fact covers; differs from {@link #validity} only where a rule says so. */
  default Validity days() {
    return validity();
  }

  default boolean covers(LocalDate date) {
    return days().contains(date);
  }

  /** How a problem names it to a person, for instance {@code ZK-01 at H02}. */
  String label();
}
