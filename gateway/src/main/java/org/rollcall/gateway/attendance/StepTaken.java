package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step that somebody took with a month.
 *
 * @param date the civil date of the home on which it was taken
 * @param content the hash of what the month held then
 * @param owner of a reopening, who sees to it
 * @param until of a reopening, the last day on which the month is open
 */
public record StepTaken(
    MonthStep step,
    int revision,
    String author,
    Instant at,
    LocalDate date,
    String content,
    Optional<String> note,
    Optional<String> owner,
    Optional<LocalDate> until) {
  public StepTaken {
    if (revision < 1 || (step == MonthStep.REOPEN) != until.isPresent()) {
      throw new IllegalArgumentException(
          "a step is of a revision from 1 on, and a reopening alone has an end");
    }
  }
}
