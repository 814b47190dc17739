package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** The HTTP side of the simulated cloud: seals, posts, and reads the answer as DingTalk does. */
final class TerminalPush {
  private static final int CONNECT_TIMEOUT_MS = 10_000;

  private final DingTalkTerminal.Options options;
  private final Clock clock;
  private final CallbackCrypto crypto;
  private final SecureRandom random = new SecureRandom();
  private final HttpClient client;

  TerminalPush(Vertx vertx, Clock clock, DingTalkTerminal.Options options) {
    this.options = options;
    this.clock = clock;
    this.crypto = new CallbackCrypto(options.token(), options.aesKey());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(options.host())
                .setDefaultPort(options.port())
                .setConnectTimeout(CONNECT_TIMEOUT_MS),
            new PoolOptions().setHttp1MaxSize(1));
  }

  /** Completes with whether the gateway acknowledged the event. */
  Future<Boolean> send(String message) {
    SealedPush sealed = seal(message);
    return client
        .request(post(sealed))
        .compose(request -> request.send(sealed.body()).compose(this::isAcknowledged));
  }

  /** Breaks the connection in the middle of the body. */
  Future<Void> sendCut(String message) {
    SealedPush sealed = seal(message);
    Buffer body = Buffer.buffer(sealed.body());
    return client
        .request(post(sealed))
        .compose(
            request -> {
              // The break is wanted: nothing to report.
              request.exceptionHandler(broken -> {});
              request.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
              return request
                  .write(body.slice(0, body.length() / 2))
                  .compose(written -> request.connection().close());
            });
  }

  Future<Void> close() {
    return client.close();
  }

  private SealedPush seal(String message) {
    return SealedPush.of(crypto, random, options.org(), options.owner(), clock.millis(), message);
  }

  private RequestOptions post(SealedPush sealed) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setURI(sealed.target())
        .setIdleTimeout(options.timeoutMs())
        .putHeader("Content-Type", "application/json");
  }

  /** Asked for inside the request's own callback, or the body might go by unheard. */
  private Future<Boolean> isAcknowledged(HttpClientResponse response) {
    return response
        .body()
        .map(body -> response.statusCode() == 200 && opensToSuccess(body.toString()));
  }

  private boolean opensToSuccess(String body) {
    Optional<ObjectNode> reply = Json.object(body);
    String encrypt = reply.flatMap(object -> Json.text(object, "encrypt")).orElse("");
    String time = reply.flatMap(object -> Json.text(object, "timeStamp")).orElse("");
    String nonce = reply.flatMap(object -> Json.text(object, "nonce")).orElse("");
    String signature = reply.flatMap(object -> Json.text(object, "msg_signature")).orElse("");
    return crypto.isSigned(signature, time, nonce, encrypt)
        && crypto
            .open(encrypt)
            .filter(opened -> opened.equals(new CallbackCrypto.Opened("success", options.owner())))
            .isPresent();
  }
}
