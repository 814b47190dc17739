package org.rollcall.gateway.indicator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A reporting period: the half-open interval of civil days {@code [from, to)}, written {@code
 * 20211105}, {@code 202111}, {@code 2021Q4} or {@code 2021}. The text is its identity: what {@link
 * #parse} reads, {@link #code} writes.
 *
 * @param from the first day, on which a period of the kind can start
 */
public record Period(PeriodKind kind, LocalDate from) {
  public static final int YEAR_MIN = 1900;
  public static final int YEAR_MAX = 2999;
  private static final Pattern CODE =
      Pattern.compile("(?<year>\\d{4})(?:(?<month>\\d{2})(?<day>\\d{2})?|Q(?<quarter>\\d))?");

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
          "not a period: \"" + shortened(code) + "\"; write 20211105, 202111, 2021Q4 or 2021");
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

  /** The months that the period consists of; for a day, the month it is in. */
  public List<YearMonth> months() {
    int count =
        switch (kind) {
          case DAY, MONTH -> 1;
          case QUARTER -> 3;
          case YEAR -> 12;
        };
    YearMonth first = YearMonth.from(from);
    return IntStream.range(0, count).mapToObj(first::plusMonths).toList();
  }

  /** {@code 20211105}, {@code 202111}, {@code 2021Q4} or {@code 2021}. */
  public String code() {
    int month = from.getMonthValue();
    return switch (kind) {
      case DAY -> from.getYear() + twoDigits(month) + twoDigits(from.getDayOfMonth());
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
