package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Consumer;

/** How one connection tells answers from each other. Used on the connection's event loop. */
interface Dialect {
  /**
   * Takes what came.
   *
   * @param open the request that waits for its answer
   * @param write sends what the protocol demands besides
   * @return whether the open request was taken; empty where its answer is still to come
   */
  Optional<Boolean> heard(Buffer chunk, Optional<Request> open, Consumer<Buffer> write);

  /** Answers of an HTTP server. */
  static Dialect http() {
    AnswerScanner scanner = new AnswerScanner();
    return (chunk, open, write) ->
        scanner.feed(chunk).flatMap(answer -> open.map(request -> answer.takes(request)));
  }
}
