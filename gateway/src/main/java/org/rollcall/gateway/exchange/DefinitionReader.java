package org.rollcall.gateway.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rollcall.gateway.indicator.BothTongues;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.Measure;
import org.rollcall.gateway.indicator.PeriodKind;

/** Reads one indicator of a catalogue file; every problem is noted with the key it is at. */
final class DefinitionReader {
  private static final Set<String> KEYS =
      Set.of(
          "code",
          "version",
          "name",
          "meaning",
          "unit",
          "numerator",
          "denominator",
          "target",
          "better",
          "periods",
          "levels");

  private final JsonNode entry;
  private final String code;
  private final List<String> found = new ArrayList<>();

  private DefinitionReader(JsonNode entry) {
    this.entry = entry;
    this.code = entry.path("code").asText();
  }

  static Optional<IndicatorDefinition> read(JsonNode entry, List<String> problems) {
    DefinitionReader reader = new DefinitionReader(entry);
    Optional<IndicatorDefinition> definition = reader.read();
    String name = reader.code.isEmpty() ? "an indicator without code" : reader.code;
    reader.found.forEach(problem -> problems.add(name + ": " + problem));
    return definition;
  }

  private Optional<IndicatorDefinition> read() {
    CatalogueFile.unknown(entry, KEYS).ifPresent(found::add);
    Optional<BothTongues> name = tongues("name");
    Optional<BothTongues> meaning = tongues("meaning");
    Optional<Measure> numerator =
        at("numerator", () -> Measure.parse(entry.path("numerator").asText()));
    Optional<Measure> denominator =
        entry.has("denominator")
            ? at("denominator", () -> Measure.parse(entry.path("denominator").asText()))
            : Optional.empty();
    Set<PeriodKind> periods = terms("periods", PeriodKind.class);
    Set<IndicatorDefinition.Level> levels = terms("levels", IndicatorDefinition.Level.class);
    boolean upward = upward();
    if (!found.isEmpty() || name.isEmpty() || meaning.isEmpty() || numerator.isEmpty()) {
      return Optional.empty();
    }
    return at(
        "definition",
        () ->
            new IndicatorDefinition(
                code,
                entry.path("version").asInt(0),
                name.get(),
                meaning.get(),
                entry.path("unit").asText(),
                new IndicatorDefinition.Text(
                    entry.path("numerator").asText(),
                    denominator.map(any -> entry.path("denominator").asText())),
                numerator.get(),
                denominator,
                entry.has("target")
                    ? Optional.of(entry.path("target").asInt(-1))
                    : Optional.empty(),
                upward,
                periods,
                levels));
  }

  private Optional<BothTongues> tongues(String key) {
    return at(
        key,
        () ->
            new BothTongues(
                entry.path(key).path("zh").asText(), entry.path(key).path("en").asText()));
  }

  private boolean upward() {
    String better = entry.path("better").asText("higher");
    if (!better.equals("higher") && !better.equals("lower")) {
      found.add("better: higher or lower, not \"" + better + "\"");
    }
    return better.equals("higher");
  }

  private <E extends Enum<E>> Set<E> terms(String key, Class<E> type) {
    EnumSet<E> terms = EnumSet.noneOf(type);
    for (JsonNode term : entry.path(key)) {
      String text = term.asText();
      Arrays.stream(type.getEnumConstants())
          .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .ifPresentOrElse(
              terms::add,
              () ->
                  found.add(
                      key
                          + ": \""
                          + text
                          + "\" is none of "
                          + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
    return terms;
  }

  private <T> Optional<T> at(String key, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      found.add(key + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
