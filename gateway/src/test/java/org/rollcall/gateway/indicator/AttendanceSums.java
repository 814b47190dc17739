package org.rollcall.gateway.indicator;

import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.PersonDay;

/**
 * What the attendance rates are made of. Sums add up over days, people and homes; rates do not, so
 * a rate is formed from the sums of its level and never from other rates.
 *
 * @param credit half-days credited on expected days
 * @param expectedDays person-days expected
 * @param excusedDays the expected person-days that were EXCUSED
 */
public record AttendanceSums(long credit, long expectedDays, long excusedDays) {
  public static final AttendanceSums ZERO = new AttendanceSums(0, 0, 0);

  public AttendanceSums {
    if (credit < 0 || excusedDays < 0 || expectedDays < excusedDays) {
      throw new IllegalArgumentException(
          "attendance sums need 0 <= excused <= expected and credit >= 0: %d, %d, %d"
              .formatted(credit, expectedDays, excusedDays));
    }
    if (credit > 2 * (expectedDays - excusedDays)) {
      throw new IllegalArgumentException(
          credit + " half-days are more than the expected days that were not excused can hold");
    }
  }

  /** The part of one person-day; nothing where the person was not expected. */
  public static AttendanceSums of(PersonDay day) {
    if (!day.expected()) {
      return ZERO;
    }
    return new AttendanceSums(day.credit(), 1, day.state() == DayState.EXCUSED ? 1 : 0);
  }

  public AttendanceSums plus(AttendanceSums other) {
    return new AttendanceSums(
        credit + other.credit, expectedDays + other.expectedDays, excusedDays + other.excusedDays);
  }

  /** Half-days credited over half-days expected. */
  public Ratio raw() {
    return new Ratio(credit, 2 * expectedDays);
  }

  /** The same with the excused days taken out of the denominator. */
  public Ratio adjusted() {
    return new Ratio(credit, 2 * (expectedDays - excusedDays));
  }
}
