package org.rollcall.device.zkteco;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.device.zkteco.pull.PackedTime;

/**
 * Both ways in which terminals write civil time: {@code 2021-11-05 08:30[:00]}, and one integer
 * that counts seconds in years of twelve months of 31 days since 2000.
 */
final class ZktecoTime {
  private static final int LENGTH_WITHOUT_SECONDS = 16;
  private static final int LENGTH_WITH_SECONDS = 19;
  private static final int NUMERIC_DIGITS_MAX = 10;

  private static final DateTimeFormatter CIVIL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private ZktecoTime() {}

  /** A time in either way; empty where it is none, or a date that does not exist. */
  static Optional<LocalDateTime> parse(byte[] b, int from, int to) {
    int length = to - from;
    if (length == LENGTH_WITH_SECONDS || length == LENGTH_WITHOUT_SECONDS) {
      return parseCivil(b, from, length);
    }
    return length <= NUMERIC_DIGITS_MAX ? parseNumeric(b, from, to) : Optional.empty();
  }

  /** The first way. */
  static String format(LocalDateTime time) {
    return CIVIL.format(time);
  }

  private static Optional<LocalDateTime> parseCivil(byte[] b, int from, int length) {
    boolean withSeconds = length == LENGTH_WITH_SECONDS;
    boolean separated =
        isAnyOf(b[from + 4], '-', '/')
            && isAnyOf(b[from + 7], '-', '/')
            && isAnyOf(b[from + 10], ' ', 'T')
            && b[from + 13] == ':'
            && (!withSeconds || b[from + 16] == ':');
    int year = digits(b, from, 2) * 100 + digits(b, from + 2, 2);
    int second = withSeconds ? digits(b, from + 17, 2) : 0;
    return separated
        ? existing(
            year,
            digits(b, from + 5, 2),
            digits(b, from + 8, 2),
            digits(b, from + 11, 2),
            digits(b, from + 14, 2),
            second)
        : Optional.empty();
  }

  private static Optional<LocalDateTime> parseNumeric(byte[] b, int from, int to) {
    long rest = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(b[i])) {
        return Optional.empty();
      }
      rest = rest * 10 + b[i] - '0';
    }
    if (rest == 0) {
      return Optional.empty();
    }
    return PackedTime.decode(rest);
  }

  private static Optional<LocalDateTime> existing(
      int year, int month, int day, int hour, int minute, int second) {
    boolean exists =
        year >= 1
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth()
            && hour >= 0
            && hour <= 23
            && minute >= 0
            && minute <= 59
            && second >= 0
            && second <= 59;
    return exists
        ? Optional.of(LocalDateTime.of(year, month, day, hour, minute, second))
        : Optional.empty();
  }

  /** A number of so many digits, or one below every valid part of a time where it is none. */
  private static int digits(byte[] b, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(b[i])) {
        return -1_000;
      }
      value = value * 10 + b[i] - '0';
    }
    return value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isAnyOf(byte b, char one, char other) {
    return b == one || b == other;
  }
}
