package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** DingTalk's JSON, within bounds: read leniently, for documents and samples differ in types. */
final class Json {
  private static final int DEPTH_MAX = 32;
  private static final int NUMBER_CHARS_MAX = 64;
  private static final int STRING_CHARS_MAX = 4 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_CHARS_MAX)
                          .maxStringLength(STRING_CHARS_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** The object that the text is; empty where it is none. */
  static Optional<ObjectNode> object(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** An object in the field, or one that stands there as a text. */
  static Optional<ObjectNode> nested(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value instanceof ObjectNode nested) {
      return Optional.of(nested);
    }
    return value != null && value.isTextual() ? object(value.textValue()) : Optional.empty();
  }

  /** Text of the field, or a whole number as text; empty where there is neither. */
  static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || !(value.isTextual() || value.isIntegralNumber())) {
      return Optional.empty();
    }
    return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
  }

  /** The first of the fields that has a text. */
  static Optional<String> text(JsonNode object, String field, String other) {
    return text(object, field).or(() -> text(object, other));
  }
}
