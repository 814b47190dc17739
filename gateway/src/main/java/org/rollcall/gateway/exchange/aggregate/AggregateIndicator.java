package org.rollcall.gateway.exchange.aggregate;

import org.rollcall.gateway.exchange.sheet.Label;

/**
 * An indicator as receivers must know it: two data elements, and the quotient that they form.
 *
 * @param isAdditive whether numerators and denominators of months add up to those of a year
 * @param isPercent whether the quotient is shown as a percentage
 * @param hasDenominator whether it is a quotient at all, not a plain count
 */
public record AggregateIndicator(
    String code,
    Label name,
    Label meaning,
    boolean isAdditive,
    boolean isPercent,
    boolean hasDenominator) {

  /** The data element of the numerators. */
  public static String numerator(String indicator) {
    return indicator + "_NUM";
  }

  /** The data element of the denominators. */
  public static String denominator(String indicator) {
    return indicator + "_DEN";
  }
}
