package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs blocking reads on a few worker threads, and refuses instead of queueing without end. Safe
 * from any thread; the composition root closes it.
 */
public final class BlockingReads implements AutoCloseable {
  private static final int THREADS = 4;

  /** Reads that run or wait; more are answered 503. */
  public static final int IN_FLIGHT_MAX = 256;

  private final WorkerExecutor workers;
  private final AtomicInteger inFlight = new AtomicInteger();

  public BlockingReads(Vertx vertx) {
    workers = vertx.createSharedWorkerExecutor("reads", THREADS);
  }

  <T> Future<T> run(Callable<T> read) {
    if (inFlight.incrementAndGet() > IN_FLIGHT_MAX) {
      inFlight.decrementAndGet();
      return Future.failedFuture(
          new Refusal(ErrorCode.OVERLOADED, IN_FLIGHT_MAX + " reads are waiting already"));
    }
    return workers.executeBlocking(read, false).onComplete(done -> inFlight.decrementAndGet());
  }

  public int inFlight() {
    return inFlight.get();
  }

  @Override
  public void close() {
    workers.close();
  }
}
