package org.rollcall.gateway.ledger;

/** What became of a check-in. The order is the stored number; append only. */
public enum CheckInStatus {
  /** Resolved to a person and plausible: it takes part in the person's day. */
  COUNTED,
  /** The terminal is known, the badge is not yet. */
  UNKNOWN_CREDENTIAL,
  /** Stamped too far ahead of its receipt. */
  CLOCK_SKEW,
  /** Stamped too long before its receipt. */
  STALE,
  /** The terminal was at no site on that date. */
  UNKNOWN_DEVICE,
  /** Taken out by an approved correction. */
  VOIDED;

  /** Whether it waits in quarantine for somebody to look. */
  public boolean quarantined() {
    return heldForItsClock() || this == UNKNOWN_DEVICE;
  }

  /** Whether it waits because its time can't be believed. */
  public boolean heldForItsClock() {
    return this == CLOCK_SKEW || this == STALE;
  }
}
