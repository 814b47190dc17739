package org.rollcall.gateway.ingest;

import java.time.Period;
import java.util.Optional;

/**
 * What is set of months and of what is corrected in them.
 *
 * @param lockAfter how long after a month's end an approved one is locked by itself; empty: never
 * @param hintAfterDays on how many days of a month a person may have corrections of one reason
 *     before it is asked about
 */
public record MonthSettings(Optional<Period> lockAfter, int hintAfterDays) {
  /** The question of the definitions: one reason on more than 14 days. */
  public static final int HINT_AFTER_DAYS = 14;

  public static final MonthSettings STANDARD = new MonthSettings(Optional.empty(), HINT_AFTER_DAYS);

  public MonthSettings {
    if (hintAfterDays < 1 || hintAfterDays > 31) {
      throw new IllegalArgumentException("corrections.hintAfterDays must be 1 to 31");
    }
  }
}
