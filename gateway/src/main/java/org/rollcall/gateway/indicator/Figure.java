package org.rollcall.gateway.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an indicator came to: whole numbers, out of which the value is formed once.
 *
 * @param denominator empty for a plain count
 * @param kind whether the denominator was counted or declared
 * @param people how many people the figure is about, at least as many as it counts
 */
public record Figure(long numerator, OptionalLong denominator, DenominatorKind kind, long people) {
  private static final int DISPLAY_DECIMALS = 1;

  public Figure {
    if (numerator < 0 || denominator.orElse(0) < 0 || people < 0) {
      throw new IllegalArgumentException("a figure is of counts, which are not negative");
    }
  }

  /** The value with one decimal, half up; empty where the denominator is 0. */
  public Optional<BigDecimal> value(boolean percent) {
    if (denominator.isEmpty()) {
      return Optional.of(BigDecimal.valueOf(numerator).setScale(DISPLAY_DECIMALS));
    }
    Ratio ratio = new Ratio(numerator, denominator.getAsLong());
    return percent || ratio.denominator() == 0
        ? ratio.percent()
        : Optional.of(
            BigDecimal.valueOf(numerator)
                .divide(
                    BigDecimal.valueOf(ratio.denominator()),
                    DISPLAY_DECIMALS,
                    RoundingMode.HALF_UP));
  }

  public Optional<RatioProblem> problem() {
    return denominator.isEmpty()
        ? Optional.empty()
        : new Ratio(numerator, denominator.getAsLong()).problem(kind);
  }

  /** Whether a target in per cent is met, on whole numbers; empty where there is no result. */
  public Optional<Boolean> meets(int targetPercent, boolean upward) {
    if (denominator.isEmpty() || problem().isPresent()) {
      return Optional.empty();
    }
    long left = numerator * 100;
    long right = targetPercent * denominator.getAsLong();
    return Optional.of(upward ? left >= right : left <= right);
  }
}
