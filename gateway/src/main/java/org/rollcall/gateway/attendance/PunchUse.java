package org.rollcall.gateway.attendance;

/** What became of a punch. */
public enum PunchUse {
  CHECK_IN,
  CHECK_OUT,
  /** Another punch of the same burst stands for it. */
  MERGED,
  /** Between the first in and the last out, without a direction of its own. */
  BETWEEN,
  /** Voided by a correction. */
  VOIDED,
  /** Not of this service date. */
  OTHER_DATE
}
