package org.rollcall.gateway.journal;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/**
 * The text form of a terminal's own clock, {@code 2021-11-05T08:30:00[.nnnnnnnnn]}. By hand,
 * because this is read and written for every check-in and the general formatter costs more than all
 * the rest of the entry. Years of other than four digits have a sign and go the general way.
 */
final class LocalText {
  private static final int SECONDS_CHARS = 19;
  private static final int NANOS_CHARS = 29;
  private static final int YEAR_MAX = 9_999;

  private LocalText() {}

  static String write(LocalDateTime time) {
    if (time.getYear() < 0 || time.getYear() > YEAR_MAX) {
      return time.toString();
    }
    StringBuilder out = new StringBuilder(NANOS_CHARS);
    pad(out, time.getYear(), 4).append('-');
    pad(out, time.getMonthValue(), 2).append('-');
    pad(out, time.getDayOfMonth(), 2).append('T');
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2);
    if (time.get(ChronoField.NANO_OF_SECOND) != 0) {
      pad(out.append('.'), time.get(ChronoField.NANO_OF_SECOND), 9);
    }
    return out.toString();
  }

  static LocalDateTime read(String text) {
    if (text.startsWith("+") || text.startsWith("-")) {
      return LocalDateTime.parse(text);
    }
    if (text.length() != SECONDS_CHARS && text.length() != NANOS_CHARS) {
      throw new IllegalArgumentException("not a local time: \"" + text + "\"");
    }
    int nano = text.length() == SECONDS_CHARS ? 0 : number(text, SECONDS_CHARS + 1, 9);
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 2),
        number(text, 8, 2),
        number(text, 11, 2),
        number(text, 14, 2),
        number(text, 17, 2),
        nano);
  }

  private static StringBuilder pad(StringBuilder out, int value, int digits) {
    int bound = 1;
    for (int i = 1; i < digits; i++) {
      bound *= 10;
    }
    for (; bound > value && bound > 1; bound /= 10) {
      out.append('0');
    }
    return out.append(value);
  }

  private static int number(String text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException("not a local time: \"" + text + "\"");
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
