package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** Writes successful answers. */
final class Answers {
  private static final String ROWS = "rollcall.rows";

  /** The members under which an answer lists what it has. */
  private static final List<String> LISTS = List.of("items", "rows", "people");

  private Answers() {}

  static void ok(RoutingContext context, JsonObject body) {
    write(context, 200, body);
  }

  static void created(RoutingContext context, JsonObject body) {
    write(context, 201, body);
  }

  /** Notes for the access log how many rows the answer has. */
  static void rows(RoutingContext context, int rows) {
    context.put(ROWS, rows);
  }

  /** How many rows the answer has; one where nobody counted. */
  static int rows(RoutingContext context) {
    return Optional.<Integer>ofNullable(context.get(ROWS)).orElse(1);
  }

  private static void write(RoutingContext context, int status, JsonObject body) {
    if (context.response().closed()) {
      return;
    }
    LISTS.stream()
        .filter(body::containsKey)
        .findFirst()
        .ifPresent(list -> rows(context, body.getJsonArray(list).size()));
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(body.toBuffer());
  }
}
