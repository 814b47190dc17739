package org.rollcall.gateway.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The indicators that can be asked for, in the order of the catalogue.
 *
 * @param version what people call it, and a checksum of what it says: two catalogues never go by
 *     one name
 * @param suppression what is kept from readers outside the federation
 */
public record Catalogue(
    String version, Suppression suppression, List<IndicatorDefinition> indicators) {
  public Catalogue {
    indicators = List.copyOf(indicators);
    Set<String> codes = new HashSet<>();
    for (IndicatorDefinition indicator : indicators) {
      if (!codes.add(indicator.code())) {
        throw new IllegalArgumentException(indicator.code() + " is defined twice");
      }
    }
  }

  public Optional<IndicatorDefinition> find(String code) {
    return indicators.stream().filter(indicator -> indicator.code().equals(code)).findFirst();
  }
}
