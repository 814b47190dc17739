package org.rollcall.device.hikvision;

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
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Requests to one terminal, signed with Digest. A terminal locks an account after a few wrong
 * passwords: as soon as it refuses a fresh signature nothing is sent any more, until the settings
 * change and with them this client. Safe from any thread; {@link #close} gives the connections
 * back.
 */
final class IsapiClient {
  static final int CONNECT_TIMEOUT_MS = 10_000;
  static final int REPLY_SILENCE_MS = 30_000;
  static final int REPLY_MAX_BYTES = 8 << 20;

  /** Terminals allow only a few connections at once: the stream, and one for everything else. */
  private static final int CONNECTIONS_MAX = 2;

  /** A request, its answer, one more for a nonce that was too old. */
  private static final int ATTEMPTS_MAX = 3;

  private static final int UNAUTHORIZED = 401;
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A challenge and how often it was met. */
  private record Signature(DigestChallenge challenge, AtomicInteger uses) {}

  /** What is asked for. */
  record Question(HttpMethod method, String uri, Optional<String> contentType, Buffer body) {
    static Question get(String uri) {
      return new Question(HttpMethod.GET, uri, Optional.empty(), Buffer.buffer());
    }

    private RequestOptions options(long silenceMaxMs) {
      RequestOptions options =
          new RequestOptions().setMethod(method).setURI(uri).setIdleTimeout(silenceMaxMs);
      contentType.ifPresent(type -> options.putHeader(HttpHeaders.CONTENT_TYPE, type));
      return options;
    }
  }

  /** A question and what is done with its answer. */
  private record Exchange<T>(
      Question question, long silenceMaxMs, Function<HttpClientResponse, Future<T>> use) {}

  /** A whole answer. */
  record Reply(int status, Buffer body) {}

  /** The terminal does not take the password; nothing more is sent. */
  static final class PasswordRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PasswordRefused(TerminalAccount account) {
      super(account + " refuses the user name or the password; nothing is sent until they change");
    }
  }

  private final TerminalAccount account;
  private final HttpClient client;
  private final AtomicBoolean refused = new AtomicBoolean();
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile Optional<Signature> signature = Optional.empty();

  IsapiClient(Vertx vertx, TerminalAccount account) {
    this.account = account;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(account.host())
                .setDefaultPort(account.port())
                .setSsl(account.encrypted())
                .setTrustAll(true)
                .setVerifyHost(false)
                .setConnectTimeout(CONNECT_TIMEOUT_MS),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
  }

  /** Whether the terminal has refused the password. */
  boolean isRefused() {
    return refused.get();
  }

  /** True once, for whoever is first to say so. */
  boolean isToBeTold() {
    return told.compareAndSet(false, true);
  }

  /** Asks and reads the whole answer. */
  Future<Reply> ask(Question question) {
    return attempt(
        new Exchange<>(
            question,
            REPLY_SILENCE_MS,
            response -> body(response).map(body -> new Reply(response.statusCode(), body))),
        1,
        false);
  }

  /**
   * Asks for an answer that may have no end; {@code use} is called before its first byte.
   *
   * @param silenceMaxMs after how much silence it counts as broken
   */
  <T> Future<T> open(String uri, long silenceMaxMs, Function<HttpClientResponse, Future<T>> use) {
    return attempt(new Exchange<>(Question.get(uri), silenceMaxMs, use), 1, false);
  }

  Future<Void> close() {
    return client.close();
  }

  private <T> Future<T> attempt(Exchange<T> exchange, int number, boolean fresh) {
    if (refused.get()) {
      return Future.failedFuture(new PasswordRefused(account));
    }
    return client
        .request(signed(exchange))
        .compose(
            request ->
                request
                    .send(exchange.question().body())
                    .compose(
                        response ->
                            response.statusCode() == UNAUTHORIZED
                                ? body(response)
                                    .compose(read -> again(exchange, number, fresh, response))
                                : exchange.use().apply(response)));
  }

  /** Meets the challenge, unless a signature for one just given was refused. */
  private <T> Future<T> again(
      Exchange<T> exchange, int number, boolean fresh, HttpClientResponse response) {
    Optional<DigestChallenge> challenge = DigestChallenge.of(response.headers().getAll(CHALLENGE));
    boolean stale = challenge.filter(DigestChallenge::stale).isPresent();
    if (challenge.isEmpty() || number == ATTEMPTS_MAX || (fresh && !stale)) {
      refused.set(true);
      return Future.failedFuture(new PasswordRefused(account));
    }
    signature = Optional.of(new Signature(challenge.get(), new AtomicInteger()));
    return attempt(exchange, number + 1, true);
  }

  private RequestOptions signed(Exchange<?> exchange) {
    Question question = exchange.question();
    RequestOptions options = question.options(exchange.silenceMaxMs());
    signature.ifPresent(
        met ->
            options.putHeader(
                HttpHeaders.AUTHORIZATION,
                met.challenge()
                    .authorization(
                        account.username(),
                        account.password(),
                        question.method().name(),
                        question.uri(),
                        HexFormat.of().formatHex(random()),
                        met.uses().incrementAndGet())));
    return options;
  }

  /** The whole body, within its bound. */
  private static Future<Buffer> body(HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > REPLY_MAX_BYTES) {
            response.request().reset();
          } else {
            body.appendBuffer(chunk);
          }
        });
    return response.end().map(body);
  }

  private static byte[] random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
