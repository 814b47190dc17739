package org.rollcall.device.zkteco.pull;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;

/** Civil time as one number: seconds in years of twelve months of 31 days since 2000. Pure. */
public final class PackedTime {
  private static final int EPOCH_YEAR = 2000;
  private static final int YEAR_MAX = 9_999;
  private static final int DAY_SECONDS = 86_400;

  private PackedTime() {}

  /** The number of a time from 2000 on. */
  public static long encode(LocalDateTime time) {
    long months = (time.getYear() - EPOCH_YEAR) * 12L + time.getMonthValue() - 1;
    long days = months * 31 + time.getDayOfMonth() - 1;
    return ((days * 24 + time.getHour()) * 60 + time.getMinute()) * 60 + time.getSecond();
  }

  /** The time of a number; empty where it is negative or a date that does not exist. */
  public static Optional<LocalDateTime> decode(long packed) {
    long days = packed / DAY_SECONDS;
    long year = days / (31 * 12) + EPOCH_YEAR;
    if (packed < 0 || year > YEAR_MAX) {
      return Optional.empty();
    }
    int second = (int) (packed % DAY_SECONDS);
    return existing(
        (int) year,
        (int) (days / 31 % 12) + 1,
        (int) (days % 31) + 1,
        second / 3_600,
        second / 60 % 60,
        second % 60);
  }

  /** The time of its parts; empty where no calendar or clock shows it. */
  static Optional<LocalDateTime> existing(
      int year, int month, int day, int hour, int minute, int second) {
    boolean exists =
        month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth()
            && hour <= 23
            && minute <= 59
            && second <= 59;
    return exists
        ? Optional.of(LocalDateTime.of(year, month, day, hour, minute, second))
        : Optional.empty();
  }
}
