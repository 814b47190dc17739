package org.rollcall.gateway.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.rollcall.gateway.indicator.HomeMonth;

/**
 * What a lock keeps of a home's month: the figures, by which versions they came about, and what
 * they follow on. Its canonical text is the record; code that comes later only reads it.
 *
 * @param position the journal position up to which facts are in it
 * @param previous the hash of the home's month before, as locked last; empty where it never was
 * @param supersedes the hash of the revision before; empty for the first
 */
public record MonthSnapshot(
    HomeMonth content,
    int revision,
    String ruleVersion,
    String calendarVersion,
    long position,
    Optional<String> previous,
    Optional<String> supersedes) {
  private static final ObjectMapper TREES = new ObjectMapper();

  public String home() {
    return content.home();
  }

  public YearMonth month() {
    return content.month();
  }

  /** The canonical text. */
  public String text() {
    return CanonicalJson.write(
        Map.of(
            "content", HomeMonthJson.of(content),
            "revision", revision,
            "ruleVersion", ruleVersion,
            "calendarVersion", calendarVersion,
            "position", position,
            "previous", previous,
            "supersedes", supersedes));
  }

  /** The hash of what a month holds, whoever counts it and by which versions. */
  public static String contentHash(HomeMonth content) {
    return CanonicalJson.hash(CanonicalJson.write(HomeMonthJson.of(content)));
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException where it is none of a snapshot
   */
  public static MonthSnapshot read(String text) {
    try {
      JsonNode tree = TREES.readTree(text);
      return new MonthSnapshot(
          HomeMonthJson.read(tree.required("content")),
          tree.required("revision").asInt(),
          tree.required("ruleVersion").asText(),
          tree.required("calendarVersion").asText(),
          tree.required("position").asLong(),
          hash(tree.required("previous")),
          hash(tree.required("supersedes")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a snapshot of a month", e);
    }
  }

  private static Optional<String> hash(JsonNode node) {
    return node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }
}
