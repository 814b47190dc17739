package org.rollcall.gateway.indicator;

/** The days that a condition looks at. */
public enum Span {
  /** The period that is asked for. */
  PERIOD,
  /** From the first of January of the period's last day. */
  YEAR_TO_DATE
}
