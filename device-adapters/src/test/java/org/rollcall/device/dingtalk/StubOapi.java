package org.rollcall.device.dingtalk;

import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** DingTalk's old interface: answers as it was told to, else that nothing happened. */
final class StubOapi implements AutoCloseable {
  static final String NOBODY = "{\"errcode\":0,\"errmsg\":\"ok\",\"recordresult\":[]}";
  private static final String NO_FAILURES =
      "{\"errcode\":0,\"errmsg\":\"ok\",\"failed_list\":[],\"has_more\":false}";

  /** A call as it came. */
  record Call(String path, String query, String body) {
    JsonObject question() {
      return new JsonObject(body);
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<String>> scripts = new HashMap<>();
  private final HttpServer server;
  private int tokens;

  StubOapi(Vertx vertx) {
    server = await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
  }

  String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** The next answer at the path that has none yet. */
  synchronized void script(String path, String answer) {
    scripts.computeIfAbsent(path, p -> new ArrayDeque<>()).add(answer);
  }

  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  static String record(String bizId, String user, String more) {
    return "{\"bizId\":\"%s\",\"userId\":\"%s\",\"userCheckTime\":1636072200000,\"corpId\":\"%s\",\"deviceSN\":\"SN-1\"%s}"
        .formatted(bizId, user, Cloud.CORP_ID, more);
  }

  static String records(String... records) {
    return "{\"errcode\":0,\"recordresult\":[" + String.join(",", records) + "]}";
  }

  @Override
  public void close() {
    await(server.close());
  }

  private void answer(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              calls.add(new Call(request.path(), request.query(), body.toString()));
              request.response().end(next(request.path()));
            });
  }

  private synchronized String next(String path) {
    Queue<String> script = scripts.getOrDefault(path, new ArrayDeque<>());
    if (!script.isEmpty()) {
      return script.remove();
    }
    return switch (path) {
      case "/gettoken" ->
          "{\"errcode\":0,\"access_token\":\"t+%d\",\"expires_in\":7200}".formatted(++tokens);
      case FailedPushes.PATH -> NO_FAILURES;
      default -> NOBODY;
    };
  }
}
