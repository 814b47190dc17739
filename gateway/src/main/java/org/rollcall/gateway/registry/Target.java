package org.rollcall.gateway.registry;

import java.util.Optional;

/**
 * What an indicator should reach in an org unit and everything under it.
 *
 * @param percent 0 to 100
 */
public record Target(
    String indicator, String orgUnit, Validity validity, int percent, Optional<String> source)
    implements Dated {

  public Target {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a target is 0 to 100 per cent, not " + percent);
    }
  }

  static Target of(Row row) {
    return new Target(
        row.text("indicator"),
        row.text("org_unit"),
        row.validity(),
        Integer.parseInt(row.text("target")),
        row.optional("source"));
  }

  @Override
  public String label() {
    return indicator + " of " + orgUnit;
  }
}
