package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What the gateway answered. */
public record Reply(String call, int status, String mediaType, String text) {

  public JsonObject json() {
    return new JsonObject(text);
  }

  /** The body of a call that went well; anything else ends the test. */
  public JsonObject ok() {
    assertThat(status).as("%s: %s", call, text).isBetween(200, 299);
    return json();
  }

  /** Status and code of a problem: {@code 404 NOT_FOUND}; a success has no code. */
  public String verdict() {
    return mediaType.equals("application/problem+json")
        ? status + " " + json().getString("code")
        : status + " " + mediaType;
  }

  /** The objects of an array of the body. */
  public List<JsonObject> list(String member) {
    return objects(ok(), member);
  }

  public static List<JsonObject> objects(JsonObject json, String member) {
    JsonArray array = json.getJsonArray(member);
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
