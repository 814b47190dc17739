package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.rollcall.gateway.ingest.FactDesk;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Table;

/**
 * The way of people's facts from the event loop to the {@link FactDesk}: one thread, a short
 * bounded queue, and the author from the sign-in. The composition root closes it.
 */
public final class FactRoutes implements AutoCloseable {
  private static final int WAITING_MAX = 32;
  private static final long RUN_MAX_S = 120;

  private final WorkerExecutor worker;
  private final FactDesk desk;
  private final AtomicInteger waiting = new AtomicInteger();

  public FactRoutes(Vertx vertx, FactDesk desk) {
    this.worker = vertx.createSharedWorkerExecutor("facts", 1, RUN_MAX_S, TimeUnit.SECONDS);
    this.desk = desk;
  }

  Future<ImportResult> importRows(RoutingContext context, ImportKind kind, Table table) {
    String author = Author.of(context);
    return run(() -> desk.importRows(author, kind, table));
  }

  Future<Void> release(RoutingContext context, long position, int item, String reason) {
    String author = Author.of(context);
    return run(() -> {
          desk.release(author, position, item, reason);
          return true;
        })
        .mapEmpty();
  }

  /**
   * Records what is decided by what the ledger shows here and now, one decision at a time;
   * completes with its journal position.
   */
  Future<Long> decide(Supplier<Fact> decision) {
    return run(() -> desk.decide(decision));
  }

  /** Runs what has to be read and decided in one go with the facts of others waiting. */
  <T> Future<T> run(Callable<T> task) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          new Refusal(
              ErrorCode.OVERLOADED, WAITING_MAX + " imports or changes are waiting already"));
    }
    return worker.executeBlocking(task).onComplete(done -> waiting.decrementAndGet());
  }

  @Override
  public void close() {
    worker.close();
  }
}
