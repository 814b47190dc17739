package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;

/** Programs with tokens of different roles, and what they are answered. */
final class Callers {
  static final String NOBODY = "nobody";
  static final String ADMINISTRATOR = "administrator";

  private final RunningGateway gateway;
  private final Map<String, String> tokens = new HashMap<>();

  Callers(RunningGateway gateway) {
    this.gateway = gateway;
    tokens.put(ADMINISTRATOR, RunningGateway.TOKEN);
  }

  /** One more, by the name of the token. */
  Callers with(String name, String role, String... units) {
    JsonObject made =
        gateway
            .post(
                "/api/v1/tokens",
                new JsonObject()
                    .put("name", name)
                    .put("role", role)
                    .put("units", new JsonArray(List.of(units))))
            .ok();
    tokens.put(name, made.getString("token"));
    return this;
  }

  /** {@code GET /path} or another method; a body that begins with a brace is JSON, else CSV. */
  Reply call(String caller, String call, String body) {
    String[] parts = call.split(" ", 2);
    HttpRequest.Builder request = gateway.unsigned(parts[1]);
    if (!caller.equals(NOBODY)) {
      request.header("Authorization", "Bearer " + tokens.get(caller));
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", body.startsWith("{") ? "application/json" : "text/csv");
    }
    return gateway.send(
        request.method(
            parts[0],
            body.isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body.replace("\\n", "\n"))));
  }
}
