package org.rollcall.gateway.cli.bench;

/** What a measure is wanted to be. */
record Goal(Side side, double bound) {
  enum Side {
    AT_LEAST,
    AT_MOST
  }

  static Goal atLeast(double bound) {
    return new Goal(Side.AT_LEAST, bound);
  }

  static Goal atMost(double bound) {
    return new Goal(Side.AT_MOST, bound);
  }

  boolean isMetBy(double value) {
    return side == Side.AT_LEAST ? value >= bound : value <= bound;
  }
}
