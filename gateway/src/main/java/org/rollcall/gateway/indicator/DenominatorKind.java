package org.rollcall.gateway.indicator;

/** Where a denominator comes from, which decides what a ratio above 100 % means. */
public enum DenominatorKind {
  /** Counted by us, person by person or day by day. */
  COUNTED,
  /** A total that somebody else declared (AGGREGATE_DENOMINATOR, EXTERNAL). */
  AGGREGATE
}
