package org.rollcall.gateway.exchange.aggregate;

import java.util.Optional;

/**
 * A whole number of a data element. Rates are not among them: a receiver forms them from numerator
 * and denominator, and so can add up.
 *
 * @param service the category option of the category {@code SERVICE}, where the element has it
 */
public record DataValue(String dataElement, Optional<String> service, long value) {
  public static DataValue of(String dataElement, long value) {
    return new DataValue(dataElement, Optional.empty(), value);
  }

  public static DataValue of(String dataElement, String service, long value) {
    return new DataValue(dataElement, Optional.of(service), value);
  }
}
