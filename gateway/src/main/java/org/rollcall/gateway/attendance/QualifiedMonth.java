package org.rollcall.gateway.attendance;

/**
 * Whether a person-month qualifies: creditable minutes on expected days against the minutes that
 * full days would make.
 *
 * @param creditableMinutes presence on expected days, without days in conflict
 * @param expectedDays of the person in the month
 */
public record QualifiedMonth(long creditableMinutes, int expectedDays) {
  /** Nothing counted yet. */
  public static final QualifiedMonth EMPTY = new QualifiedMonth(0, 0);

  public QualifiedMonth {
    if (creditableMinutes < 0 || expectedDays < 0) {
      throw new IllegalArgumentException(
          "a person-month is not negative: %d min, %d days"
              .formatted(creditableMinutes, expectedDays));
    }
  }

  /** The month with one more person-day; one that was not expected changes nothing. */
  public QualifiedMonth plus(PersonDay day) {
    return day.expected()
        ? new QualifiedMonth(creditableMinutes + day.creditableMinutes(), expectedDays + 1)
        : this;
  }

  /** Compared on whole numbers. A month without expected days does not qualify. */
  public boolean qualifies(Policy policy) {
    long wanted = (long) policy.qualifiedPercent() * policy.fullDayMinutes() * expectedDays;
    return expectedDays > 0 && creditableMinutes * 100 >= wanted;
  }
}
