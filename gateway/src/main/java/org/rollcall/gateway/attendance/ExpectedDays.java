package org.rollcall.gateway.attendance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;

/**
 * Expected days of a month as bit masks, bit 0 being the first day: enrolled and site open and
 * planned. A site's mask is made once and then serves all its people. Count with {@link
 * Integer#bitCount}.
 */
public final class ExpectedDays {
  private ExpectedDays() {}

  /** Every day of the month. */
  public static int all(YearMonth month) {
    return -1 >>> (Integer.SIZE - month.lengthOfMonth());
  }

  /**
   * The days a site is open: the working days of the calendar, but for what the site declared
   * itself. Days of other months are left out of account.
   */
  public static int open(
      YearMonth month,
      int workingDays,
      Collection<LocalDate> declaredOpen,
      Collection<LocalDate> declaredClosed) {
    return (workingDays | mask(month, declaredOpen)) & ~mask(month, declaredClosed);
  }

  /** The days of the month within {@code [from, to)}; without {@code to} there is no end. */
  public static int enrolled(YearMonth month, LocalDate from, Optional<LocalDate> to) {
    int mask = notBefore(month, from);
    return to.isPresent() ? mask & ~notBefore(month, to.get()) : mask;
  }

  /** Enrolled and open and planned. */
  public static int expected(
      YearMonth month, int enrolled, WeeklyPlan plan, int open, int makeupDays) {
    return enrolled & open & plan.mask(month, makeupDays);
  }

  public static boolean contains(int mask, LocalDate date) {
    return (mask >>> (date.getDayOfMonth() - 1) & 1) == 1;
  }

  private static int notBefore(YearMonth month, LocalDate from) {
    LocalDate first = month.atDay(1);
    if (!from.isAfter(first)) {
      return all(month);
    }
    if (from.isAfter(month.atEndOfMonth())) {
      return 0;
    }
    return all(month) & (-1 << (from.getDayOfMonth() - 1));
  }

  private static int mask(YearMonth month, Collection<LocalDate> dates) {
    int mask = 0;
    for (LocalDate date : dates) {
      if (month.equals(YearMonth.from(date))) {
        mask |= 1 << (date.getDayOfMonth() - 1);
      }
    }
    return mask;
  }
}
