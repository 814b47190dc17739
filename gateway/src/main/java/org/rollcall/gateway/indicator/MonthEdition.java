package org.rollcall.gateway.indicator;

import org.rollcall.gateway.attendance.MonthStatus;

/**
 * A home's month as figures are given out of it: as it is known now, or as it was locked.
 *
 * @param revision of the locked snapshot, from 1; 0 while the content is live
 * @param ruleVersion the policy by which its days were judged
 * @param calendarVersion the calendar by which they were expected
 */
public record MonthEdition(
    HomeMonth content,
    MonthStatus status,
    int revision,
    String ruleVersion,
    String calendarVersion) {
  /** The revision of what is not locked. */
  public static final int LIVE = 0;

  public MonthEdition {
    if (revision < LIVE) {
      throw new IllegalArgumentException("revisions are counted from 0, not " + revision);
    }
  }
}
