package org.rollcall.gateway.attendance;

/**
 * How a punch without a trusted direction is read. Under both, one that finds the person absent is
 * a check-in.
 */
public enum DirectionPolicy {
  /** First in, last out: what lies between two punches of that kind is not used. */
  FIRST_LAST,
  /** In, out, in, out: one that finds the person present is a check-out. */
  ALTERNATE
}
