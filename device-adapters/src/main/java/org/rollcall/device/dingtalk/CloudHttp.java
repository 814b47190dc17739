package org.rollcall.device.dingtalk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls to DingTalk's interfaces, each bounded in time and size. Futures complete on the caller's
 * context and fail where no answer came. {@link #close} gives the connections back.
 */
final class CloudHttp {
  static final int ANSWER_MAX_BYTES = 16 << 20;
  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int CONNECTIONS_MAX = 4;

  /** An answer, whatever its status. */
  record Reply(int status, String body) {}

  private final HttpClient client;
  private final long timeoutMs;

  /**
   * @param timeoutMs how long one call may take, from the first byte to the last
   */
  CloudHttp(Vertx vertx, long timeoutMs) {
    this.timeoutMs = timeoutMs;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setDecompressionSupported(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
  }

  Future<Reply> get(String address) {
    return send(HttpMethod.GET, address, Map.of(), Buffer.buffer());
  }

  /** Posts JSON and asks for JSON, without which one of the interfaces answers XML. */
  Future<Reply> post(String address, String json) {
    return send(
        HttpMethod.POST,
        address,
        Map.of("Content-Type", "application/json", "Accept", "application/json"),
        Buffer.buffer(json));
  }

  Future<Void> close() {
    return client.close();
  }

  private Future<Reply> send(
      HttpMethod method, String address, Map<String, String> headers, Buffer body) {
    RequestOptions options = new RequestOptions().setMethod(method).setAbsoluteURI(address);
    headers.forEach(options::putHeader);
    return client
        .request(options)
        .compose(
            request ->
                request
                    .send(body)
                    .compose(response -> whole(request, response))
                    .timeout(timeoutMs, TimeUnit.MILLISECONDS)
                    .onFailure(late -> request.reset()));
  }

  private static Future<Reply> whole(HttpClientRequest request, HttpClientResponse response) {
    Promise<Reply> reply = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() <= ANSWER_MAX_BYTES) {
            body.appendBuffer(chunk);
          } else if (reply.tryFail("an answer of more than " + ANSWER_MAX_BYTES + " bytes")) {
            request.reset();
          }
        });
    response.endHandler(
        end -> reply.tryComplete(new Reply(response.statusCode(), body.toString())));
    response.exceptionHandler(reply::tryFail);
    return reply.future();
  }
}
