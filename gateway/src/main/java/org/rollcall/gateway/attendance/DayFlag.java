package org.rollcall.gateway.attendance;

/** What else is to be known of a person-day. Flags never change a state or a credit. */
public enum DayFlag {
  /** First in after start + grace. */
  LATE,
  /** Last out before end − grace. */
  EARLY_LEAVE,
  /** A check-in without check-out beside a state that does not say so itself. */
  OPEN_SESSION,
  /** A check-out without check-in beside a state that does not say so itself. */
  MISSING_CHECK_IN,
  /** A session was longer than the policy allows and counts as a missing check-out. */
  SESSION_TOO_LONG,
  /** A service session lacks a side and is not counted. */
  SERVICE_INCOMPLETE,
  /** On approved leave and present all the same; presence wins. */
  LEAVE_OVERRIDDEN,
  /** Completed presence overlaps with that of another site. */
  CONFLICT,
  /** An approved correction took part. */
  CORRECTED,
  /** A resident day by the census at 24:00. */
  RESIDENT
}
