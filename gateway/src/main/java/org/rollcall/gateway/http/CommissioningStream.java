package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The steps of setting a terminal up as server-sent events: each step when it changes, {@code
 * ready} when all are done, and then the end. An installer looks at it while he stands at the
 * terminal. Used from one event loop; ends by itself.
 *
 * <pre>
 * event: step    data: {"step":"clock","done":true,"detail":"1 s ahead of the gateway"}
 * event: ready   data: {"device":"ZK-01"}
 * </pre>
 */
final class CommissioningStream {
  /** Contacts leave no fact that could wake us, so we look. */
  private static final long LOOK_EVERY_MS = 500;

  /** Nobody sets up a terminal for longer without asking anew. */
  private static final int LOOKS_MAX = 30 * 60 * 1_000 / (int) LOOK_EVERY_MS;

  private static final int LOOKS_BETWEEN_PINGS = 30;

  private final HttpServerResponse response;
  private final Supplier<Future<JsonObject>> look;
  private final Map<String, String> told = new HashMap<>();
  private int looks;
  private boolean looking;
  private boolean closed;

  private CommissioningStream(HttpServerResponse response, Supplier<Future<JsonObject>> look) {
    this.response = response;
    this.look = look;
  }

  /** Begins on an open response, whose head is sent. */
  static void open(
      Vertx vertx,
      LiveChanges live,
      HttpServerResponse response,
      Supplier<Future<JsonObject>> look) {
    CommissioningStream stream = new CommissioningStream(response, look);
    long timer = vertx.setPeriodic(LOOK_EVERY_MS, tick -> stream.look());
    response.closeHandler(
        gone -> {
          stream.closed = true;
          vertx.cancelTimer(timer);
          live.forget(response);
        });
    response.endHandler(
        done -> {
          stream.closed = true;
          vertx.cancelTimer(timer);
          live.forget(response);
        });
    stream.look();
  }

  private void look() {
    if (closed || looking || response.writeQueueFull()) {
      return;
    }
    looking = true;
    looks++;
    look.get()
        .onComplete(
            seen -> {
              looking = false;
              if (closed) {
                return;
              }
              if (seen.succeeded()) {
                tell(seen.result());
              }
              if (!closed && looks % LOOKS_BETWEEN_PINGS == 0) {
                response.write(": ping\n\n");
              }
              if (!closed && looks >= LOOKS_MAX) {
                end();
              }
            });
  }

  private void tell(JsonObject commissioning) {
    commissioning.getJsonArray("steps").stream()
        .map(JsonObject.class::cast)
        .filter(step -> !step.encode().equals(told.put(step.getString("step"), step.encode())))
        .forEach(step -> response.write("event: step\ndata: " + step.encode() + "\n\n"));
    if (commissioning.getBoolean("ready")) {
      JsonObject ready = new JsonObject().put("device", commissioning.getString("device"));
      response.write("event: ready\ndata: " + ready.encode() + "\n\n");
      end();
    }
  }

  private void end() {
    closed = true;
    response.end();
  }
}
