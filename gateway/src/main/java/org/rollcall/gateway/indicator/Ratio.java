package org.rollcall.gateway.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A numerator over a denominator, both kept whole so that nobody has to divide twice. A target is
 * tested on the whole numbers; the rounded percentage is for showing only.
 */
public record Ratio(long numerator, long denominator) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DISPLAY_DECIMALS = 1;

  public Ratio {
    if (numerator < 0 || denominator < 0) {
      throw new IllegalArgumentException(
          "a ratio is of counts, which are not negative: " + numerator + "/" + denominator);
    }
  }

  /** The percentage with one decimal, half up; empty where the denominator is 0. */
  public Optional<BigDecimal> percent() {
    if (denominator == 0) {
      return Optional.empty();
    }
    return Optional.of(
        scaledNumerator()
            .divide(BigDecimal.valueOf(denominator), DISPLAY_DECIMALS, RoundingMode.HALF_UP));
  }

  /**
   * Whether the exact ratio reaches the target, in per cent: numerator × 100 ≥ target ×
   * denominator. Without a denominator nothing is met.
   */
  public boolean meets(BigDecimal targetPercent) {
    return denominator != 0
        && scaledNumerator().compareTo(targetPercent.multiply(BigDecimal.valueOf(denominator)))
            >= 0;
  }

  /** What keeps the ratio from being a result, if anything does. */
  public Optional<RatioProblem> problem(DenominatorKind kind) {
    if (denominator == 0) {
      return Optional.of(RatioProblem.NO_DENOMINATOR);
    }
    return kind == DenominatorKind.AGGREGATE && numerator > denominator
        ? Optional.of(RatioProblem.ABOVE_HUNDRED)
        : Optional.empty();
  }

  private BigDecimal scaledNumerator() {
    return BigDecimal.valueOf(numerator).multiply(HUNDRED);
  }
}
