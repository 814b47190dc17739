package org.rollcall.device.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * A document of either format: objects, arrays, and everything else as text.
 *
 * @param root the document, or an array of several that stood one behind the other
 * @param cut objects that were still open where reading had to end, by identity
 * @param pictures pictures that stood in it as text, none of which is kept
 * @param problem why reading ended early; empty where all of it was read
 */
record Tree(JsonNode root, Set<JsonNode> cut, int pictures, Optional<String> problem) {
  static final int DEPTH_MAX = 32;
  static final int NODES_MAX = 600_000;

  /** Longer texts are pictures, or nothing that anybody needs. */
  static final int TEXT_MAX_CHARS = 1_024;

  boolean isCut(JsonNode node) {
    return cut.contains(node);
  }

  /** Whether a text is a picture: the usual formats in base 64. */
  static boolean isPicture(String text) {
    return text.length() > TEXT_MAX_CHARS
        && (text.startsWith("/9j/")
            || text.startsWith("iVBOR")
            || text.startsWith("Qk")
            || text.startsWith("data:image"));
  }

  /** Puts a value beside those of the same name, as repeated XML elements are. */
  static void add(ObjectNode parent, String name, JsonNode value) {
    JsonNode before = parent.get(name);
    if (before == null) {
      parent.set(name, value);
    } else if (before instanceof ArrayNode array) {
      array.add(value);
    } else {
      parent.putArray(name).add(before).add(value);
    }
  }
}
