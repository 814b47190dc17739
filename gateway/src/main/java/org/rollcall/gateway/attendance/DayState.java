package org.rollcall.gateway.attendance;

/** What a person-site-date is; exactly one, the first that matches in this order. */
public enum DayState {
  /** Completed presence at two sites at once: credited to neither until resolved. */
  CONFLICT,
  FULL_DAY,
  HALF_DAY,
  /** A side is missing and what is completed is less than half a day. */
  INCOMPLETE,
  /** Complete, and less than half a day. */
  PRESENT_SHORT,
  /** Approved leave and no punch. */
  EXCUSED,
  /** Expected and no punch. */
  ABSENT,
  NOT_EXPECTED;

  /** Half-days credited. */
  public int credit() {
    return switch (this) {
      case FULL_DAY -> 2;
      case HALF_DAY -> 1;
      default -> 0;
    };
  }

  /** Whether somebody was seen, or recorded by a correction, on the day. */
  public boolean isPresent() {
    return compareTo(PRESENT_SHORT) <= 0;
  }
}
