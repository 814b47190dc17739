package org.rollcall.device.face;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.device.wire.LooseFields;

/**
 * Bytes of a message in, a {@link FaceMessage} out. Pure: never throws on any input, never logs,
 * knows no clock. Text that is not UTF-8 (names in another charset) does not spoil the rest.
 */
final class FaceCodec {
  /** Records of one message; a terminal sends one, a batch at most a thousand. */
  static final int ITEMS_MAX = 1_000;

  private static final int DEPTH_MAX = 16;
  private static final int NUMBER_CHARS_MAX = 64;
  private static final int STRING_CHARS_MAX = 6 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEPTH_MAX)
                      .maxNumberLength(NUMBER_CHARS_MAX)
                      .maxStringLength(STRING_CHARS_MAX)
                      .build())
              .build());

  private static final Pattern RECORD_ID =
      Pattern.compile("\"(?:RecordID|SnapID)\"\\s*:\\s*\"?(\\d{1,20})\\b");

  private FaceCodec() {}

  /**
   * Reads a message.
   *
   * @param fallback what a message is taken for that does not name its operator
   */
  static FaceMessage decode(byte[] payload, String fallback) {
    String text = new String(payload, StandardCharsets.UTF_8);
    JsonNode root;
    try {
      root = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException e) {
      return malformed(text, "the message is no JSON");
    }
    if (!(root instanceof ObjectNode object)) {
      return malformed(text, "the message is no JSON object");
    }
    String operator = LooseFields.text(object, "operator").orElse(fallback);
    List<ObjectNode> items = items(object);
    Optional<String> terminal =
        items.stream()
            .map(item -> LooseFields.text(item, "facesluiceId", "deviceCode"))
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> LooseFields.text(object, "facesluiceId"));
    return message(operator, terminal, items, text);
  }

  private static FaceMessage message(
      String operator, Optional<String> terminal, List<ObjectNode> items, String text) {
    return switch (operator.toLowerCase(Locale.ROOT)) {
      case "online" -> new FaceMessage.Online(terminal, time(items));
      case "offline" -> new FaceMessage.Offline(terminal);
      case "heartbeat" -> new FaceMessage.HeartBeat(terminal, time(items));
      case "getmqttconfig-ack" -> config(terminal, items.get(0));
      default -> {
        if (!operator.toLowerCase(Locale.ROOT).endsWith("push")) {
          yield new FaceMessage.Other(terminal, operator);
        }
        yield items.size() > ITEMS_MAX
            ? malformed(text, "the message has more than " + ITEMS_MAX + " records")
            : new FaceMessage.Pushes(terminal, operator, items);
      }
    };
  }

  /** What the terminal's clock shows. */
  private static Optional<FaceTime> time(List<ObjectNode> items) {
    return LooseFields.text(items.get(0), "time").flatMap(FaceTime::parse);
  }

  /** The object, or the objects, under {@code info}; the message itself where it has none. */
  private static List<ObjectNode> items(ObjectNode root) {
    JsonNode info = root.get("info");
    if (info instanceof ObjectNode one) {
      return List.of(one);
    }
    List<ObjectNode> items = new ArrayList<>();
    if (info != null && info.isArray()) {
      for (JsonNode item : info) {
        if (item instanceof ObjectNode one) {
          items.add(one);
        }
      }
    }
    return items.isEmpty() ? List.of(root) : items;
  }

  private static FaceMessage config(Optional<String> terminal, ObjectNode info) {
    return new FaceMessage.MqttConfig(
        terminal,
        LooseFields.text(info, "ResumefromBreakpoint").orElse(""),
        LooseFields.text(info, "RecordUploadType").orElse(""));
  }

  private static FaceMessage malformed(String text, String problem) {
    Matcher id = RECORD_ID.matcher(text);
    return new FaceMessage.Malformed(
        Optional.empty(), problem, id.find() ? Optional.of(id.group(1)) : Optional.empty());
  }
}
