package org.rollcall.gateway.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.Suppression;

/**
 * Reads the catalogue of indicators: the one of the jar, and a file laid over it. A file that can't
 * be read stops the start, with all its problems at once.
 */
public final class CatalogueFile {
  private static final String RESOURCE = "indicators.yaml";
  private static final int BYTES_MAX = 1 << 20;
  private static final int INDICATORS_MAX = 500;
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CatalogueFile() {}

  /** The catalogue of the jar. */
  public static Catalogue bundled() {
    return read(List.of(new Text("the jar's " + RESOURCE, resource())));
  }

  /**
   * The catalogue of the jar with a file laid over it, if there is one.
   *
   * @throws CatalogueException where the file is not a catalogue
   */
  public static Catalogue withFile(Path file) {
    if (!Files.exists(file)) {
      return bundled();
    }
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new CatalogueException(file + " is longer than " + BYTES_MAX + " bytes");
      }
      return read(
          List.of(
              new Text("the jar's " + RESOURCE, resource()),
              new Text(file.toString(), Files.readString(file))));
    } catch (IOException e) {
      throw new CatalogueException(file + " can't be read: " + e.getMessage());
    }
  }

  /** What stands in a file, and how a person finds it. */
  private record Text(String name, String yaml) {}

  private static Catalogue read(List<Text> texts) {
    Map<String, IndicatorDefinition> indicators = new LinkedHashMap<>();
    List<String> versions = new ArrayList<>();
    int fewest = Suppression.STANDARD;
    CRC32 sum = new CRC32();
    for (Text text : texts) {
      List<String> problems = new ArrayList<>();
      JsonNode tree = tree(text);
      unknown(tree, Set.of("version", "suppressBelow", "indicators")).ifPresent(problems::add);
      versions.add(version(tree, problems));
      if (tree.has("suppressBelow")) {
        fewest = fewest(tree.path("suppressBelow"), problems);
      }
      Set<String> here = new TreeSet<>();
      for (JsonNode entry : tree.path("indicators")) {
        DefinitionReader.read(entry, problems)
            .ifPresent(
                definition -> {
                  if (!here.add(definition.code())) {
                    problems.add(definition.code() + ": defined twice");
                  }
                  indicators.put(definition.code(), definition);
                });
      }
      if (indicators.size() > INDICATORS_MAX) {
        problems.add("more than " + INDICATORS_MAX + " indicators");
      }
      if (!problems.isEmpty()) {
        throw new CatalogueException(text.name() + ": " + String.join("; ", problems));
      }
      sum.update(text.yaml().getBytes(StandardCharsets.UTF_8));
    }
    return new Catalogue(
        "%s.%08x".formatted(String.join("+", versions), sum.getValue()),
        new Suppression(fewest),
        new ArrayList<>(indicators.values()));
  }

  private static JsonNode tree(Text text) {
    try {
      JsonNode tree = YAML.readTree(text.yaml());
      if (tree.isObject() && tree.path("indicators").isArray()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new CatalogueException(text.name() + " is not YAML: " + e.getOriginalMessage());
    }
    throw new CatalogueException(text.name() + " needs version and a list of indicators");
  }

  private static String version(JsonNode tree, List<String> problems) {
    String version = tree.path("version").asText();
    if (!version.matches("[A-Za-z0-9._-]{1,32}")) {
      problems.add("version: 1 to 32 letters, digits, . _ - are wanted");
    }
    return version;
  }

  private static int fewest(JsonNode node, List<String> problems) {
    if (node.isInt() && node.asInt() >= 1) {
      return node.asInt();
    }
    problems.add("suppressBelow: the fewest people that may be told of, from 1");
    return Suppression.STANDARD;
  }

  /** The complaint about keys that mean nothing here. */
  static Optional<String> unknown(JsonNode node, Set<String> known) {
    TreeSet<String> others = new TreeSet<>();
    node.fieldNames().forEachRemaining(others::add);
    others.removeAll(known);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("no such key: " + String.join(", ", others));
  }

  private static String resource() {
    try (InputStream in = CatalogueFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
