package org.rollcall.device.hikvision;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.hikvision.TerminalClient.Lent;
import org.rollcall.device.wire.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the endless answer of one terminal and connects again whenever it ends, breaks or
 * falls silent, after a wait that grows. Nothing more is read before what was read is stored, and a
 * store that is refused is tried again: a stream can't be asked to repeat itself. All of it runs on
 * one context.
 */
final class AlertStream {
  static final String URI = "/ISAPI/Event/notification/alertStream";
  static final int PART_MAX_BYTES = 2 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(AlertStream.class);

  /** How long the head of the answer may take on top of the silence. */
  private static final long HEAD_MS = 10_000;

  private static final int OK = 200;
  private static final long NO_TIMER = -1;

  private final Lent lent;
  private final Vertx vertx;
  private final Runnable onGap;
  private final SerialGaps gaps;
  private final Backoff attempts;
  private Future<Void> storing = Future.succeededFuture();
  private long silence = NO_TIMER;
  private long retry = NO_TIMER;
  private boolean closed;

  /**
   * @param gaps told of every event
   * @param onGap called when events may have been missed
   */
  AlertStream(Lent lent, SerialGaps gaps, Runnable onGap) {
    this.gaps = gaps;
    this.lent = lent;
    this.vertx = lent.vertx();
    this.attempts = lent.patience().backoff();
    this.onGap = onGap;
  }

  /** Begins to listen, once everything heard before is stored. */
  void connect() {
    storing.onComplete(
        stored -> {
          if (!closed) {
            lent.client()
                .open(URI, lent.patience().silenceMs() + HEAD_MS, this::listen)
                .onComplete(this::ended);
          }
        });
  }

  void close() {
    closed = true;
    vertx.cancelTimer(silence);
    vertx.cancelTimer(retry);
  }

  private void ended(AsyncResult<Void> end) {
    vertx.cancelTimer(silence);
    boolean last = end.failed() && lent.isFinal(end.cause(), attempts.isFresh() && !closed);
    if (!closed && !last) {
      lent.counts().add(Coped.STREAM_ENDED, 1);
      retry = vertx.setTimer(attempts.afterFailure(), now -> connect());
    }
  }

  /** Completes when the answer has ended and all of it is stored. */
  private Future<Void> listen(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      response.request().reset();
      return Future.failedFuture("the terminal answers " + response.statusCode() + " to " + URI);
    }
    LOG.info("{} is listened to", lent.account());
    onGap.run();
    Promise<Void> ended = Promise.promise();
    List<Decoded> decoded = new ArrayList<>();
    Optional<String> boundary =
        Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE))
            .flatMap(type -> PartHead.parameter(type, "boundary"));
    PartSplitter splitter =
        new PartSplitter(
            boundary, PART_MAX_BYTES, true, part -> decoded.addAll(HikvisionCodec.part(part)));
    response.handler(chunk -> heard(response, splitter, decoded, chunk));
    response.exceptionHandler(ended::tryFail);
    response.endHandler(
        end -> {
          splitter.end();
          store(decoded).onComplete(stored -> ended.tryComplete());
        });
    watch(response);
    return ended.future();
  }

  private void heard(
      HttpClientResponse response, PartSplitter splitter, List<Decoded> decoded, Buffer chunk) {
    attempts.reset();
    watch(response);
    splitter.feed(chunk.getBytes());
    if (!decoded.isEmpty()) {
      response.pause();
      List<Decoded> now = List.copyOf(decoded);
      decoded.clear();
      store(now).onComplete(stored -> response.resume());
    }
  }

  private Future<Void> store(List<Decoded> decoded) {
    boolean gap = false;
    for (Decoded one : decoded) {
      gap |= one instanceof Decoded.Access access && gaps.isGap(access.event());
    }
    if (gap) {
      lent.counts().add(Coped.SERIAL_GAP, 1);
    }
    storing = storing.transform(before -> keep(decoded, lent.patience().backoff()));
    return gap ? storing.onSuccess(stored -> onGap.run()) : storing;
  }

  private Future<Void> keep(List<Decoded> decoded, Backoff tries) {
    return lent.deposit()
        .storeUnknown(lent.account().key(), lent.account().host(), decoded, lent.recent())
        .recover(fault -> Future.succeededFuture(false))
        .compose(
            stored -> {
              if (stored || closed) {
                return Future.succeededFuture();
              }
              Promise<Void> later = Promise.promise();
              vertx.setTimer(tries.afterFailure(), now -> later.complete());
              return later.future().compose(now -> keep(decoded, tries));
            });
  }

  /** Begins the silence anew. */
  private void watch(HttpClientResponse response) {
    vertx.cancelTimer(silence);
    silence =
        vertx.setTimer(
            lent.patience().silenceMs(),
            now -> {
              lent.counts().add(Coped.STREAM_SILENT, 1);
              response.request().reset();
            });
  }
}
