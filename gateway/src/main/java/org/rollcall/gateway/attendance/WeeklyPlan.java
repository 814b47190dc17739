package org.rollcall.gateway.attendance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days of the week on which a person comes, written as digits: {@code 12345} is Monday to
 * Friday.
 *
 * <p>A make-up working day stands for a weekday that a holiday took, and no notice says for which.
 * So it is in the plan of who comes on all five weekdays, and in a part-week plan only where the
 * plan has that very day of the week.
 *
 * @param days bit 0 is Monday, bit 6 Sunday
 */
public record WeeklyPlan(int days) {
  private static final int WEEKDAYS = 0b11111;
  private static final int ALL = 0b1111111;

  public WeeklyPlan {
    if (days < 0 || days > ALL) {
      throw new IllegalArgumentException("a weekly plan has 7 bits: " + days);
    }
  }

  /**
   * Reads the digits 1 (Monday) to 7 (Sunday), rising; no digit means no day.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static WeeklyPlan parse(String digits) {
    int days = 0;
    for (int i = 0; i < digits.length(); i++) {
      int bit = 1 << (digits.charAt(i) - '1');
      boolean isDay = digits.charAt(i) >= '1' && digits.charAt(i) <= '7';
      if (!isDay || bit <= Integer.highestOneBit(days)) {
        throw new IllegalArgumentException(
            "a weekly plan is the rising digits 1 (Monday) to 7 (Sunday), for instance 12345; not \""
                + (digits.length() <= 20 ? digits : digits.substring(0, 20) + "…")
                + "\"");
      }
      days |= bit;
    }
    return new WeeklyPlan(days);
  }

  public boolean includes(DayOfWeek day) {
    return (days >> (day.getValue() - 1) & 1) == 1;
  }

  public boolean includes(LocalDate date, boolean makeupDay) {
    return includes(date.getDayOfWeek()) || (makeupDay && isFullWeek());
  }

  /** The planned days of the month, bit 0 being its first day; {@code makeupDays} likewise. */
  public int mask(YearMonth month, int makeupDays) {
    int first = month.atDay(1).getDayOfWeek().getValue() - 1;
    // The week turned so that it starts with the month, then five times in a row.
    long week = (days >> first | days << (7 - first)) & ALL;
    long weeks = week | week << 7 | week << 14 | week << 21 | week << 28;
    int planned = (int) weeks | (isFullWeek() ? makeupDays : 0);
    return planned & ExpectedDays.all(month);
  }

  private boolean isFullWeek() {
    return (days & WEEKDAYS) == WEEKDAYS;
  }

  /** The digits that {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder digits = new StringBuilder();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (includes(day)) {
        digits.append(day.getValue());
      }
    }
    return digits.toString();
  }
}
