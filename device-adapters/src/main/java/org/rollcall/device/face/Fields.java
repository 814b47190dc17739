package org.rollcall.device.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.wire.LooseFields;

/** What of a record is kept, and what only counted. Pure. */
final class Fields {
  /**
   * All that is kept of a record. Names, certificate and phone numbers, pictures and whatever else
   * a firmware adds are left behind.
   */
  private static final List<String> KEPT =
      List.of(
          "customId",
          "personId",
          "RecordID",
          "SnapID",
          "VerifyStatus",
          "PersonType",
          "similarity1",
          "similarity2",
          "Sendintime",
          "PushType",
          "direction",
          "otype",
          "OpendoorWay",
          "facesluiceId",
          "time",
          "isNoMask",
          "dwFileIndex",
          "dwFilePos");

  private static final int KEPT_MAX_CHARS = 128;
  private static final int PICTURE_MIN_CHARS = 4_096;

  private Fields() {}

  /** Whether the field may be kept and shown. */
  static boolean isKept(String name) {
    return KEPT.contains(name);
  }

  /** The field as it stands on the wire, a text or a number, where it holds anything. */
  static Optional<JsonNode> asItCame(ObjectNode object, String name) {
    return LooseFields.text(object, name).map(ignored -> object.get(name));
  }

  /** A record without anything personal, as text. */
  static String raw(ObjectNode object) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String name : KEPT) {
      LooseFields.text(object, name)
          .filter(text -> text.length() <= KEPT_MAX_CHARS)
          .ifPresent(ignored -> kept.set(name, object.get(name)));
    }
    return kept.toString();
  }

  /** How many pictures the record carries. */
  static int pictures(ObjectNode object) {
    int pictures = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String text = field.getValue().isTextual() ? field.getValue().textValue().strip() : "";
      boolean named = field.getKey().equals("pic") || field.getKey().equals("scene");
      if (!text.isEmpty()
          && (named || text.startsWith("data:image") || text.length() >= PICTURE_MIN_CHARS)) {
        pictures++;
      }
    }
    return pictures;
  }
}
