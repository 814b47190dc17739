package org.rollcall.device.zkteco;

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
import java.nio.charset.Charset;
import java.util.Optional;

/** The HTTP side of a simulated terminal: one connection at most, bounded waiting. */
final class TerminalLine {

  /** An answer of the gateway. */
  record Heard(int status, Optional<String> date, String text) {

    /** What makes a real terminal forget what it sent. */
    boolean isAcknowledged() {
      return status == 200 && text.startsWith("OK");
    }

    /** Fails where the gateway said something else than what lets the terminal go on. */
    Future<Heard> expect(String prefix) {
      return status == 200 && text.startsWith(prefix)
          ? Future.succeededFuture(this)
          : Future.failedFuture("the gateway answered " + status + " " + text.strip());
    }
  }

  private static final int CONNECT_TIMEOUT_MS = 10_000;

  private final HttpClient client;
  private final ZktecoTerminal.Options options;
  private final Charset charset;

  /**
   * @param charset in which the terminal reads and writes names
   */
  TerminalLine(Vertx vertx, ZktecoTerminal.Options options, Charset charset) {
    this.options = options;
    this.charset = charset;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(options.host())
                .setDefaultPort(options.port())
                // Not per request: Vert.x 5.0.8 may leave that timer behind and report it later.
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAlive(options.keepAlive()),
            new PoolOptions().setHttp1MaxSize(1));
  }

  Future<Heard> get(String endpoint, String parameters) {
    return client
        .request(request(HttpMethod.GET, endpoint, parameters))
        .compose(request -> request.send().compose(this::heard));
  }

  Future<Heard> post(String endpoint, String parameters, String body) {
    return client
        .request(request(HttpMethod.POST, endpoint, parameters))
        .compose(request -> request.send(bytes(body)).compose(this::heard));
  }

  /** Breaks the connection in the middle of the body. */
  Future<Void> postCut(String endpoint, String parameters, String body) {
    Buffer whole = bytes(body);
    return client
        .request(request(HttpMethod.POST, endpoint, parameters))
        .compose(
            request -> {
              // The break is wanted: nothing to report.
              request.exceptionHandler(broken -> {});
              request.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length()));
              return request
                  .write(whole.slice(0, whole.length() / 2))
                  .compose(written -> request.connection().close());
            });
  }

  Future<Void> close() {
    return client.close();
  }

  private RequestOptions request(HttpMethod method, String endpoint, String parameters) {
    return new RequestOptions()
        .setMethod(method)
        .setURI(Endpoint.ROOT + "/" + endpoint + "?SN=" + options.serial() + parameters)
        .setIdleTimeout(options.timeoutMs())
        .putHeader("User-Agent", "iClock Proxy/1.09");
  }

  /**
   * Has to be asked for from inside the request's own callback: a thread of another kind could come
   * when the body has gone by already, and wait for it for ever.
   */
  private Future<Heard> heard(HttpClientResponse response) {
    Optional<String> date = Optional.ofNullable(response.getHeader("Date"));
    return response
        .body()
        .map(body -> new Heard(response.statusCode(), date, new String(body.getBytes(), charset)));
  }

  private Buffer bytes(String text) {
    return Buffer.buffer(text.getBytes(charset));
  }
}
