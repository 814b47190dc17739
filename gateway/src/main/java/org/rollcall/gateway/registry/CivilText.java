package org.rollcall.gateway.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and periods in the forms that people and spreadsheets write. Never throws. */
final class CivilText {
  private static final int YEAR_MIN = 1800;
  private static final Pattern DATE =
      Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
  private static final Pattern DATE_CHINESE =
      Pattern.compile("([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})日?");
  private static final Pattern DATE_COMPACT = Pattern.compile("([0-9]{4})()([0-9]{2})([0-9]{2})");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})(?::00)?");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})-?(0[1-9]|1[0-2])");
  private static final Pattern YEAR_OR_QUARTER = Pattern.compile("([0-9]{4})(Q[1-4])?");

  private CivilText() {}

  static Optional<LocalDate> date(String text) {
    for (Pattern form : new Pattern[] {DATE, DATE_COMPACT, DATE_CHINESE}) {
      Matcher match = form.matcher(text);
      if (match.matches()) {
        return date(match);
      }
    }
    return Optional.empty();
  }

  static Optional<LocalTime> time(String text) {
    Matcher match = TIME.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(match.group(1));
    int minute = Integer.parseInt(match.group(2));
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  /** A day, month, quarter or year in the compact form of DHIS2. */
  static Optional<String> period(String text) {
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return Optional.of(month.group(1) + month.group(2));
    }
    if (YEAR_OR_QUARTER.matcher(text).matches()) {
      return Optional.of(text);
    }
    return date(text).map(day -> day.toString().replace("-", ""));
  }

  private static Optional<LocalDate> date(Matcher match) {
    int year = Integer.parseInt(match.group(1));
    if (year < YEAR_MIN) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(year, Integer.parseInt(match.group(3)), Integer.parseInt(match.group(4))));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
