package org.rollcall.gateway.registry;

import java.util.Optional;

/**
 * Imported figures of an indicator for an org unit and a period.
 *
 * @param period {@code 20211105}, {@code 202111}, {@code 2021Q4} or {@code 2021}
 * @param numerator empty where only the denominator comes from outside
 */
public record Denominator(
    String indicator,
    String orgUnit,
    String period,
    Optional<Integer> numerator,
    int denominator,
    Optional<String> source) {

  public Denominator {
    if (denominator < 0 || numerator.orElse(0) < 0 || numerator.orElse(0) > denominator) {
      throw new IllegalArgumentException("0 ≤ numerator ≤ denominator does not hold");
    }
  }

  static Denominator of(Row row) {
    return new Denominator(
        row.text("indicator"),
        row.text("org_unit"),
        row.text("period"),
        row.optional("numerator").map(Integer::valueOf),
        Integer.parseInt(row.text("denominator")),
        row.optional("source"));
  }
}
