package org.rollcall.gateway.cli.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One connection that is kept open: a request, its answer, the next request. Used on one event
 * loop; ends when there is nothing left to send, the time is over, or the other side hangs up.
 */
final class LoadConnection {
  /** How long a refused request waits: the gateway has said that it has enough to do. */
  private static final long AFTER_REFUSAL_MS = 50;

  private final Vertx vertx;
  private final NetSocket socket;
  private final Requests requests;
  private final LoadTally tally;
  private final long deadlineNanos;
  private final long intervalNanos;
  private final Dialect dialect;
  private final Promise<Void> ended = Promise.promise();
  private Optional<Request> inFlight = Optional.empty();
  private long dueNanos;
  private long sentNanos;

  /**
   * A connection.
   *
   * @param dueNanos when the first request goes, by {@link System#nanoTime}
   * @param intervalNanos the least time between two requests
   */
  LoadConnection(
      Vertx vertx,
      NetSocket socket,
      Requests requests,
      LoadTally tally,
      long dueNanos,
      long intervalNanos,
      long deadlineNanos) {
    this.vertx = vertx;
    this.socket = socket;
    this.requests = requests;
    this.dialect = requests.dialect();
    this.tally = tally;
    this.dueNanos = dueNanos;
    this.intervalNanos = intervalNanos;
    this.deadlineNanos = deadlineNanos;
  }

  Future<Void> run() {
    socket.handler(this::heard);
    socket.closeHandler(closed -> end());
    // a gateway that is killed resets its connections: the tally counts that
    socket.exceptionHandler(reset -> end());
    requests.connected();
    sendWhenDue();
    return ended.future();
  }

  private void sendWhenDue() {
    long waitMs = TimeUnit.NANOSECONDS.toMillis(dueNanos - System.nanoTime());
    if (waitMs > 0) {
      vertx.setTimer(waitMs, due -> send());
    } else {
      send();
    }
  }

  private void send() {
    long now = System.nanoTime();
    inFlight = now - deadlineNanos < 0 ? requests.next() : Optional.empty();
    if (inFlight.isEmpty()) {
      end();
      return;
    }
    sentNanos = now;
    dueNanos += intervalNanos;
    socket.write(inFlight.get().bytes());
  }

  private void heard(Buffer chunk) {
    Optional<Boolean> verdict = dialect.heard(chunk, inFlight, socket::write);
    if (verdict.isEmpty() || inFlight.isEmpty()) {
      return;
    }
    boolean taken = verdict.get();
    tally.answered(inFlight.get(), taken, sentNanos, System.nanoTime());
    requests.answered(taken);
    inFlight = Optional.empty();
    if (taken) {
      sendWhenDue();
    } else {
      vertx.setTimer(AFTER_REFUSAL_MS, later -> send());
    }
  }

  private void end() {
    if (ended.tryComplete()) {
      if (inFlight.isPresent()) {
        tally.broke();
      }
      socket.close();
    }
  }
}
