package org.rollcall.gateway.attendance;

/** How far a home's month has come in the sign-off chain. */
public enum MonthStatus {
  OPEN,
  PROVISIONAL,
  SUBMITTED,
  APPROVED,
  /** Its snapshot is immutable: what comes later is an adjustment. */
  LOCKED
}
