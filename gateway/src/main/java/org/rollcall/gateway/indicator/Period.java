package org.rollcall.gateway.indicator;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reporting period: the half-open interval of civil days {@code [from, to)}, written {@code
 * 20211105}, {@code 2021W44}, {@code 202111}, {@code 2021Q4} or {@code 2021}. The text is its
 * identity: what {@link #parse} reads, {@link #code} writes.
 *
 * @param from the first day, on which a period of the kind can start
 */
public record Period(PeriodKind kind, LocalDate from) {
  public static final int YEAR_MIN = 1900;
  public static final int YEAR_MAX = 2999;
  private static final Pattern CODE =
      Pattern.compile(
          "(?<year>\\d{4})(?:(?<month>\\d{2})(?<day>\\d{2})?|Q(?<quarter>\\d)|W(?<week>\\d{1,2}))?");

  public Period {
    if (from.getYear() < YEAR_MIN || from.getYear() > YEAR_MAX) {
      throw new IllegalArgumentException(
          "a period lies in the years " + YEAR_MIN + " to " + YEAR_MAX + ", not in " + from);
    }
    if (!kind.starts(from)) {
      throw new IllegalArgumentException("no " + kind + " starts on " + from);
    }
  }

  public static Period day(LocalDate day) {
    return new Period(PeriodKind.DAY, day);
  }

  public static Period month(YearMonth month) {
    return new Period(PeriodKind.MONTH, month.atDay(1));
  }

  /** The ISO week of the week-based year, from Monday: week 1 has the year's first Thursday. */
  public static Period week(int year, int week) {
    LocalDate first = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
    LocalDate monday = first.plusWeeks(week - 1L);
    if (week < 1 || monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
      throw new IllegalArgumentException("the year " + year + " has no week " + week);
    }
    return new Period(PeriodKind.WEEK, monday);
  }

  /** The quarter 1 to 4 of the year. */
  public static Period quarter(int year, int quarter) {
    if (quarter < 1 || quarter > 4) {
      throw new IllegalArgumentException("a year has the quarters 1 to 4, not " + quarter);
    }
    return new Period(PeriodKind.QUARTER, LocalDate.of(year, quarter * 3 - 2, 1));
  }

  public static Period year(int year) {
    return new Period(PeriodKind.YEAR, LocalDate.of(year, 1, 1));
  }

  /**
   * Reads a period's code.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static Period parse(String code) {
    Matcher parts = CODE.matcher(code);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "not a period: \""
              + shortened(code)
              + "\"; write 20211105, 2021W44, 202111, 2021Q4 or 2021");
    }
    try {
      return of(parts);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "no such period: " + code + " (" + e.getMessage() + ")", e);
    }
  }

  private static Period of(Matcher parts) {
    int year = Integer.parseInt(parts.group("year"));
    if (parts.group("quarter") != null) {
      return quarter(year, Integer.parseInt(parts.group("quarter")));
    }
    if (parts.group("week") != null) {
      return week(year, Integer.parseInt(parts.group("week")));
    }
    if (parts.group("month") == null) {
      return year(year);
    }
    int month = Integer.parseInt(parts.group("month"));
    return parts.group("day") == null
        ? month(YearMonth.of(year, month))
        : day(LocalDate.of(year, month, Integer.parseInt(parts.group("day"))));
  }

  private static String twoDigits(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  private static String shortened(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "…";
  }

  /** The first day after the period. */
  public LocalDate to() {
    return kind.next(from);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to());
  }

  /** The months that the period has days of, one or two for a week. */
  public List<YearMonth> months() {
    YearMonth first = YearMonth.from(from);
    YearMonth last = YearMonth.from(to().minusDays(1));
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
  }

  /** {@code 20211105}, {@code 2021W44}, {@code 202111}, {@code 2021Q4} or {@code 2021}. */
  public String code() {
    int month = from.getMonthValue();
    return switch (kind) {
      case DAY -> from.getYear() + twoDigits(month) + twoDigits(from.getDayOfMonth());
      case WEEK ->
          from.get(IsoFields.WEEK_BASED_YEAR) + "W" + from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> from.getYear() + twoDigits(month);
      case QUARTER -> from.getYear() + "Q" + (month + 2) / 3;
      case YEAR -> Integer.toString(from.getYear());
    };
  }

  /** The ISO 8601 interval by start and duration, as ADX writes it: {@code 2021-11-01/P1M}. */
  public String iso8601() {
    return from + "/" + kind.duration();
  }

  @Override
  public String toString() {
    return code();
  }
}
