package org.rollcall.device.wire;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Writes answers as embedded clients want them: header names in canonical case, always a length and
 * a date. Safe from any thread. An answer to a connection that is gone goes nowhere.
 */
public final class AnswerWriter {
  /**
   * How long the rest of an unwanted body is let go past before the connection is closed. Closed at
   * once, the sender would see a broken connection in place of the answer.
   */
  private static final long LINGER_MS = 1_000;

  private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("Content-Type");
  private static final CharSequence CONTENT_LENGTH = HttpHeaders.createOptimized("Content-Length");
  private static final CharSequence CONNECTION = HttpHeaders.createOptimized("Connection");
  private static final CharSequence DATE = HttpHeaders.createOptimized("Date");

  private final Vertx vertx;
  private final HttpDate date;

  public AnswerWriter(Vertx vertx, HttpDate date) {
    this.vertx = vertx;
    this.date = date;
  }

  public void write(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    Buffer body = Buffer.buffer(answer.text().getBytes(answer.charset()));
    response.setStatusCode(answer.status());
    response
        .headers()
        .add(CONTENT_TYPE, answer.contentType())
        .add(CONTENT_LENGTH, Integer.toString(body.length()))
        .add(DATE, date.now());
    answer.headers().forEach(response::putHeader);
    if (answer.hangUp()) {
      response.putHeader(CONNECTION, "close");
    }
    response.end(body);
    if (answer.hangUp()) {
      hangUp(request);
    }
  }

  private void hangUp(HttpServerRequest request) {
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    vertx.setTimer(LINGER_MS, late -> request.connection().close());
  }
}
