package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes successful answers. */
final class Answers {
  private Answers() {}

  static void ok(RoutingContext context, JsonObject body) {
    write(context, 200, body);
  }

  static void created(RoutingContext context, JsonObject body) {
    write(context, 201, body);
  }

  private static void write(RoutingContext context, int status, JsonObject body) {
    if (context.response().closed()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(body.toBuffer());
  }
}
