package org.rollcall.gateway.indicator;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The lengths a reporting period can have. */
public enum PeriodKind {
  DAY("P1D"),
  /** From Monday, by ISO 8601. */
  WEEK("P7D"),
  MONTH("P1M"),
  QUARTER("P3M"),
  YEAR("P1Y");

  private final String duration;

  PeriodKind(String duration) {
    this.duration = duration;
  }

  /** The ISO 8601 duration. */
  public String duration() {
    return duration;
  }

  /** The first day after the period of this kind that starts on {@code from}. */
  LocalDate next(LocalDate from) {
    return switch (this) {
      case DAY -> from.plusDays(1);
      case WEEK -> from.plusWeeks(1);
      case MONTH -> from.plusMonths(1);
      case QUARTER -> from.plusMonths(3);
      case YEAR -> from.plusYears(1);
    };
  }

  /** Whether a period of this kind can start on the day. */
  boolean starts(LocalDate day) {
    return switch (this) {
      case DAY -> true;
      case WEEK -> day.getDayOfWeek() == DayOfWeek.MONDAY;
      case MONTH -> day.getDayOfMonth() == 1;
      case QUARTER -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
      case YEAR -> day.getDayOfYear() == 1;
    };
  }
}
