package org.rollcall.device.zkteco.pull;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets so many things happen at once and the others wait in order. How many can wait is bounded by
 * those who ask. Used on one Vert.x context.
 */
final class Turns {
  private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    this.free = atOnce;
  }

  <T> Future<T> take(Supplier<Future<T>> action) {
    Promise<Void> turn = Promise.promise();
    waiting.add(turn);
    next();
    return turn.future()
        .compose(mine -> action.get())
        .onComplete(
            done -> {
              free++;
              next();
            });
  }

  private void next() {
    while (free > 0 && !waiting.isEmpty()) {
      free--;
      waiting.remove().complete();
    }
  }
}
