package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.indicator.BothTongues;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.IndicatorRow;

/** Indicators as the API writes them. */
final class IndicatorJson {
  private IndicatorJson() {}

  static JsonObject row(IndicatorRow row) {
    JsonArray flags = new JsonArray();
    row.flags().forEach(flag -> flags.add(flag.name()));
    return new JsonObject()
        .put("indicator", row.indicator())
        .put("orgUnit", row.orgUnit())
        .put("period", row.period().code())
        .put("numerator", number(row.numerator()))
        .put("denominator", number(row.denominator()))
        .put("value", row.value().map(BigDecimal::doubleValue).orElse(null))
        .put("target", row.target().orElse(null))
        .put("met", row.met().orElse(null))
        .put("status", row.status().name())
        .put("reason", row.reason().map(Enum::name).orElse(null))
        .put(
            "completeness",
            new JsonObject()
                .put("reporting", row.completeness().reporting())
                .put("expected", row.completeness().expected()))
        .put("terminalGaps", row.completeness().terminalGaps())
        .put("openCorrections", row.completeness().openCorrections())
        .put("ruleVersion", row.versions().rule())
        .put("calendarVersion", row.versions().calendar())
        .put("catalogueVersion", row.versions().catalogue())
        .put("revision", row.revision())
        .put("flags", flags)
        .put("asOf", row.asOf().toString());
  }

  static JsonObject catalogue(Catalogue catalogue) {
    JsonArray indicators = new JsonArray();
    catalogue.indicators().forEach(indicator -> indicators.add(definition(indicator)));
    return new JsonObject()
        .put("version", catalogue.version())
        .put("suppressBelow", catalogue.suppression().fewest())
        .put("indicators", indicators);
  }

  static JsonObject definition(IndicatorDefinition indicator) {
    return new JsonObject()
        .put("code", indicator.code())
        .put("version", indicator.version())
        .put("name", tongues(indicator.name()))
        .put("meaning", tongues(indicator.meaning()))
        .put("unit", indicator.unit())
        .put("numerator", indicator.text().numerator())
        .put("denominator", indicator.text().denominator().orElse(null))
        .put("target", indicator.target().orElse(null))
        .put("better", indicator.upward() ? "higher" : "lower")
        .put("external", indicator.isExternal())
        .put("periods", words(indicator.periods()))
        .put("levels", words(indicator.levels()));
  }

  private static JsonObject tongues(BothTongues text) {
    return new JsonObject().put("zh", text.zh()).put("en", text.en());
  }

  private static <E extends Enum<E>> JsonArray words(Set<E> terms) {
    JsonArray words = new JsonArray();
    terms.stream().sorted().forEach(term -> words.add(term.name().toLowerCase(Locale.ROOT)));
    return words;
  }

  static @Nullable Long number(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }
}
