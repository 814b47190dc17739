package org.rollcall.gateway.ledger;

import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.indicator.MonthMasks;

/**
 * An edition of a home's month in the form that figures are counted from.
 *
 * @param revision of the locked snapshot; 0 while the content is live
 */
record CountedMonth(
    MonthMasks masks,
    MonthStatus status,
    int revision,
    String ruleVersion,
    String calendarVersion) {}
