package org.rollcall.device.dejaos;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.wire.LooseFields;

/**
 * Bytes of a message in, a {@link DejaosMessage} out. Pure: never throws on any input, never logs,
 * knows no clock.
 */
final class DejaosCodec {
  /** Records of one message; a terminal sends pages of 50. */
  static final int ITEMS_MAX = 1_000;

  private static final int DEPTH_MAX = 16;
  private static final int NUMBER_CHARS_MAX = 64;
  private static final int STRING_CHARS_MAX = 6 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEPTH_MAX)
                      .maxNumberLength(NUMBER_CHARS_MAX)
                      .maxStringLength(STRING_CHARS_MAX)
                      .build())
              .build());

  private DejaosCodec() {}

  static DejaosMessage decode(byte[] payload) {
    JsonNode root;
    try {
      root = MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return new DejaosMessage.Malformed("the message is no JSON");
    }
    if (!(root instanceof ObjectNode object)) {
      return new DejaosMessage.Malformed("the message is no JSON object");
    }
    Optional<String> uuid = LooseFields.text(object, "uuid").filter(DeviceKey::isSerial);
    if (uuid.isEmpty()) {
      return new DejaosMessage.Malformed("the message has no uuid of a terminal");
    }
    return envelope(object, uuid.get());
  }

  private static DejaosMessage envelope(ObjectNode object, String uuid) {
    JsonNode content = object.get("data");
    List<ObjectNode> items = new ArrayList<>();
    int strays = 0;
    if (content instanceof ObjectNode one) {
      items.add(one);
    } else if (content != null && content.isArray()) {
      for (JsonNode element : content) {
        if (element instanceof ObjectNode one && items.size() < ITEMS_MAX) {
          items.add(one);
        } else {
          strays++;
        }
      }
    }
    return new DejaosMessage.Envelope(
        uuid,
        LooseFields.text(object, "serialNo"),
        LooseFields.text(object, "time"),
        items,
        strays);
  }
}
