package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON answer looks like: an object whose leaves are {@code text}, {@code number}, {@code
 * boolean}, each with a {@code ?} where it may be null, {@code any}, or {@code ='word'} for that
 * very word. An array names the shape of all its elements and must have one at least. An answer may
 * say more than its shape, never less.
 */
final class Shape {
  private Shape() {}

  /** Where the answer is not of the shape; empty where it is. */
  static List<String> differences(JsonObject shape, JsonObject answer) {
    return object("", shape, answer).toList();
  }

  private static Stream<String> object(String path, JsonObject shape, JsonObject answer) {
    return shape.fieldNames().stream()
        .flatMap(
            field ->
                answer.containsKey(field)
                    ? value(
                        path + "." + field,
                        shape.getValue(field),
                        String.valueOf(answer.getValue(field)),
                        answer.getValue(field))
                    : Stream.of(path + "." + field + " is missing"));
  }

  private static Stream<String> value(
      String path, Object shape, String shown, @Nullable Object answer) {
    if (shape instanceof JsonObject inner) {
      return answer instanceof JsonObject found
          ? object(path, inner, found)
          : Stream.of(path + " is no object: " + shown);
    }
    if (shape instanceof JsonArray elements) {
      return answer instanceof JsonArray found
          ? array(path, elements, found)
          : Stream.of(path + " is no array: " + shown);
    }
    return matches((String) shape, shown, answer)
        ? Stream.empty()
        : Stream.of(path + " is not " + shape + ": " + shown);
  }

  private static Stream<String> array(String path, JsonArray elements, JsonArray found) {
    if (elements.isEmpty()) {
      return Stream.empty();
    }
    return found.isEmpty()
        ? Stream.of(path + " is empty")
        : found.stream()
            .flatMap(
                element ->
                    value(path + "[]", elements.getValue(0), String.valueOf(element), element));
  }

  private static boolean matches(String type, String shown, @Nullable Object answer) {
    if (answer == null) {
      return type.endsWith("?");
    }
    return switch (type.replace("?", "")) {
      case "any" -> true;
      case "text" -> answer instanceof String;
      case "number" -> answer instanceof Number;
      case "boolean" -> answer instanceof Boolean;
      default -> type.equals("='" + shown + "'");
    };
  }
}
