package org.rollcall.device.dingtalk;

import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** DingTalk's side of a stream, made from frames of its clients: it opens, sends and listens. */
final class StubStream implements AutoCloseable {

  /** A connection of a client. */
  static final class Line {
    private final ServerWebSocket socket;
    final String query;
    final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    volatile boolean ended;

    Line(ServerWebSocket socket) {
      this.socket = socket;
      this.query = socket.query();
      socket.textMessageHandler(text -> heard.add(new JsonObject(text)));
      socket.closeHandler(closed -> ended = true);
    }

    void send(JsonObject frame) {
      socket.writeTextMessage(frame.encode());
    }

    void sendText(String text) {
      socket.writeTextMessage(text);
    }

    void hangUp() {
      socket.close();
    }
  }

  final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  final List<String> accepts = new CopyOnWriteArrayList<>();
  final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Queue<Integer> refusals = new ArrayDeque<>();
  private final HttpServer server;

  StubStream(Vertx vertx) {
    server =
        await(
            vertx
                .createHttpServer(new HttpServerOptions())
                .requestHandler(this::open)
                .webSocketHandler(socket -> lines.add(new Line(socket)))
                .listen(0, "127.0.0.1"));
  }

  String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** The next call for a ticket is answered with this status; 0 is no answer at all. */
  synchronized void refuseNext(int status) {
    refusals.add(status);
  }

  /** A frame as DingTalk's clients know it. */
  static JsonObject frame(String type, String topic, String messageId, String data) {
    return new JsonObject()
        .put("specVersion", "1.0")
        .put("type", type)
        .put(
            "headers",
            new JsonObject()
                .put("topic", topic)
                .put("contentType", "application/json")
                .put("messageId", messageId)
                .put("time", "1795000000000"))
        .put("data", data);
  }

  static JsonObject event(String messageId, String type, String data) {
    JsonObject frame = frame("EVENT", "*", messageId, data);
    frame
        .getJsonObject("headers")
        .put("eventType", type)
        .put("eventId", "e-" + messageId)
        .put("eventBornTime", "1795000000000")
        .put("eventCorpId", Cloud.CORP_ID)
        .put("eventUnifiedAppId", "u1");
    return frame;
  }

  static JsonObject punch(String messageId, String user) {
    String data =
        "{\"dataList\":[{\"bizId\":\"B-%1$s\",\"userId\":\"%1$s\",\"checkTime\":1636072200000,\"deviceSN\":\"SN-1\"}]}"
            .formatted(user);
    return event(messageId, "attendance_check_record", data);
  }

  @Override
  public void close() {
    await(server.close());
  }

  private void open(HttpServerRequest request) {
    accepts.add(request.getHeader("Accept"));
    Integer refusal = refusal();
    request
        .body()
        .onSuccess(
            body -> {
              asked.add(body.toJsonObject().put("path", request.path()));
              if (refusal == null) {
                request
                    .response()
                    .end(
                        new JsonObject()
                            .put("endpoint", address().replace("http:", "ws:") + "/connect")
                            .put("ticket", "one+two/three=&" + asked.size())
                            .encode());
              } else if (refusal != 0) {
                request.response().setStatusCode(refusal).end("{\"code\":\"authFailed\"}");
              }
            });
  }

  private synchronized Integer refusal() {
    return refusals.poll();
  }
}
