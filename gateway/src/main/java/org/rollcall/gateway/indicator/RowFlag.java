package org.rollcall.gateway.indicator;

/** What is to be known of a figure before it is quoted. */
public enum RowFlag {
  /** The denominator is a total that somebody declared, not counted by name. */
  AGGREGATE_DENOMINATOR,
  /** Both numbers were imported. */
  EXTERNAL,
  /** A day of the period is in a year without a notice of the State Council. */
  PROVISIONAL_CALENDAR,
  /** Too few people to be told: numbers are withheld. */
  SUPPRESSED
}
