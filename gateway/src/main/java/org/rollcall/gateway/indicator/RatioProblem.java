package org.rollcall.gateway.indicator;

/** Why a ratio may not be read as a result. */
public enum RatioProblem {
  /** The denominator is 0: there is no value. */
  NO_DENOMINATOR,
  /** More than 100 % of a declared total: one of the two numbers is wrong. Never clipped. */
  ABOVE_HUNDRED
}
