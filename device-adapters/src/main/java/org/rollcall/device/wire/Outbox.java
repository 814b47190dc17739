package org.rollcall.device.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;

/**
 * What a simulated terminal has recorded and nobody has acknowledged yet, oldest first. An entry
 * leaves only when it was acknowledged, as in a real terminal. Safe from any thread.
 */
public final class Outbox<T> {
  public static final int ENTRIES_MAX = 100_000;

  private final ArrayDeque<T> entries = new ArrayDeque<>();
  private Future<Integer> lastDrain = Future.succeededFuture(0);

  /**
   * Records one more entry behind all others.
   *
   * @throws IllegalStateException where {@link #ENTRIES_MAX} entries wait already
   */
  public synchronized void add(T entry) {
    if (entries.size() == ENTRIES_MAX) {
      throw new IllegalStateException("the outbox is full: flush it before more is recorded");
    }
    entries.addLast(entry);
  }

  public synchronized int size() {
    return entries.size();
  }

  /**
   * Sends batch after batch until nothing is left or one is not acknowledged. Drains run one after
   * the other, never side by side.
   *
   * @param send completes with true where the whole batch was acknowledged; any failure counts as
   *     not acknowledged
   * @return how many entries were acknowledged
   */
  public synchronized Future<Integer> drain(
      int batchSize, Function<List<T>, Future<Boolean>> send) {
    Promise<Integer> done = Promise.promise();
    lastDrain.onComplete(before -> step(batchSize, send, 0, done));
    lastDrain = done.future();
    return done.future();
  }

  private void step(
      int batchSize,
      Function<List<T>, Future<Boolean>> send,
      int acknowledged,
      Promise<Integer> done) {
    List<T> batch = oldest(batchSize);
    if (batch.isEmpty()) {
      done.complete(acknowledged);
      return;
    }
    send.apply(batch)
        .onComplete(
            answer -> {
              if (answer.succeeded() && answer.result()) {
                remove(batch.size());
                step(batchSize, send, acknowledged + batch.size(), done);
              } else {
                done.complete(acknowledged);
              }
            });
  }

  private synchronized List<T> oldest(int count) {
    return entries.stream().limit(count).toList();
  }

  private synchronized void remove(int count) {
    for (int i = 0; i < count; i++) {
      entries.removeFirst();
    }
  }
}
