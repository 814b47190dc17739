package org.rollcall.gateway.calendar;

import java.time.LocalDate;

/**
 * One day that a notice lists.
 *
 * @param name the holiday it belongs to, for instance 国庆节
 * @param working true for a make-up working day, false for a day off
 * @param noticeYear the year of the notice, which may list days of the year before
 */
public record ListedDay(LocalDate date, String name, boolean working, int noticeYear) {
  public ListedDay {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a listed day needs the name of its holiday: " + date);
    }
    if (noticeYear < date.getYear() || noticeYear > date.getYear() + 1) {
      throw new IllegalArgumentException(
          "the notice of "
              + noticeYear
              + " cannot list "
              + date
              + ": not its year or the one before");
    }
  }
}
