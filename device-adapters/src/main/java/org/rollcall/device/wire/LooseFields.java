package org.rollcall.device.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Fields of a JSON object as terminals write them: a number may stand as text or as a number, and
 * blanks stand for nothing. Pure.
 */
public final class LooseFields {
  private LooseFields() {}

  /** The first of the fields that holds anything, trimmed. */
  public static Optional<String> text(ObjectNode object, String... names) {
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value != null && (value.isTextual() || value.isNumber())) {
        String text = value.asText().strip();
        if (!text.isEmpty()) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }
}
