package org.rollcall.device.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.device.DeviceEvent;

/**
 * Bytes of a request in, a {@link JsonBatch} out. Pure: never throws on any input, never logs,
 * knows no clock. One bad element does not spoil the others: it becomes a {@code Rejected} in its
 * place.
 */
final class JsonCodec {
  static final int ELEMENTS_MAX = 1_000;
  private static final int DEPTH_MAX = 16;
  private static final int NUMBER_CHARS_MAX = 64;
  private static final int STRING_CHARS_MAX = 16_384;
  private static final int NAME_CHARS_MAX = 256;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_CHARS_MAX)
                          .maxStringLength(STRING_CHARS_MAX)
                          .maxNameLength(NAME_CHARS_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonCodec() {}

  /**
   * Reads one object or an array of them.
   *
   * @param deviceId the registry's identifier, which makes the sender's own ids unique
   */
  static JsonBatch decode(String deviceId, byte[] body) {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return new JsonBatch.Malformed(e.getOriginalMessage());
    } catch (IOException e) {
      return new JsonBatch.Malformed("the body is not readable text");
    }
    if (root.isObject()) {
      return elements(deviceId, List.of(root));
    }
    if (!root.isArray()) {
      return new JsonBatch.Malformed("the body is neither an object nor an array");
    }
    if (root.size() > ELEMENTS_MAX) {
      return new JsonBatch.TooMany(root.size());
    }
    return elements(deviceId, root);
  }

  private static JsonBatch elements(String deviceId, Iterable<JsonNode> nodes) {
    List<DeviceEvent> events = new ArrayList<>();
    List<JsonBatch.Problem> problems = new ArrayList<>();
    int index = 0;
    for (JsonNode node : nodes) {
      events.add(new CheckInReader(deviceId, index++, problems).read(node));
    }
    return new JsonBatch.Elements(events, problems);
  }
}
