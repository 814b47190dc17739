package org.rollcall.device.hikvision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * JSON to a {@link Tree}, token by token, so that what came before a fault or the end of a torn
 * document can still be used. Never throws on any text.
 */
final class JsonTreeReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Tree.DEPTH_MAX + 1).build())
          .build();

  private static final String TORN = "the document ends in the middle";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Set<JsonNode> cut = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<String> problem = Optional.empty();
  private int nodes;
  private int pictures;

  private JsonTreeReader(JsonParser parser) {
    this.parser = parser;
  }

  static Tree read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonTreeReader(parser).tree();
    } catch (IOException e) {
      return new Tree(NODES.objectNode(), Set.of(), 0, Optional.of("the document is unreadable"));
    }
  }

  private Tree tree() throws IOException {
    ArrayNode roots = NODES.arrayNode();
    try {
      for (JsonToken t = parser.nextToken(); t != null && whole(); t = parser.nextToken()) {
        roots.add(value(t));
      }
    } catch (JsonProcessingException e) {
      problem = Optional.of(sentence(e));
    }
    return new Tree(roots.size() == 1 ? roots.get(0) : roots, cut, pictures, problem);
  }

  private JsonNode value(JsonToken token) throws IOException {
    if (++nodes > Tree.NODES_MAX) {
      problem = Optional.of("the document has too many values");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(text());
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    JsonToken token = next();
    while (whole() && token == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = next();
      if (whole()) {
        object.set(name, value(value));
        token = whole() ? next() : value;
      }
    }
    if (!whole()) {
      cut.add(object);
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    JsonToken token = next();
    while (whole() && token != JsonToken.END_ARRAY) {
      array.add(value(token));
      token = whole() ? next() : token;
    }
    return array;
  }

  /** Texts are read late: a torn one shows only here. */
  private String text() throws IOException {
    try {
      String text = parser.getText();
      if (Tree.isPicture(text)) {
        pictures++;
      }
      return text.length() > Tree.TEXT_MAX_CHARS ? "" : text;
    } catch (JsonProcessingException e) {
      problem = Optional.of(sentence(e));
      return "";
    }
  }

  private static String sentence(JsonProcessingException e) {
    return e instanceof JsonEOFException ? TORN : "the document is no JSON";
  }

  private boolean whole() {
    return problem.isEmpty();
  }

  /** The next token; where there is none, a problem, and a token that ends everything. */
  private JsonToken next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token != null) {
        return token;
      }
      problem = Optional.of(TORN);
    } catch (JsonProcessingException e) {
      problem = Optional.of(sentence(e));
    }
    return JsonToken.NOT_AVAILABLE;
  }
}
