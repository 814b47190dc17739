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
  private static final int LOOKUP_THREADS = 2;
  private static final int PASSWORD_THREADS = 2;

  /** Passwords that are hashed or wait for it, each for some 30 ms; more are answered 503. */
  public static final int PASSWORDS_MAX = 16;

  /** Exports write as slowly as their readers read, so they have threads of their own. */
  private static final int EXPORT_THREADS = 2;

  private static final int EXPORTS_IN_FLIGHT_MAX = 32;

  /** Reads that run or wait; more are answered 503. */
  public static final int IN_FLIGHT_MAX = 256;

  private final WorkerExecutor workers;
  private final int max;
  private final AtomicInteger inFlight = new AtomicInteger();

  public BlockingReads(Vertx vertx) {
    this(vertx, "reads", THREADS, IN_FLIGHT_MAX);
  }

  private BlockingReads(Vertx vertx, String name, int threads, int max) {
    this.workers = vertx.createSharedWorkerExecutor(name, threads);
    this.max = max;
  }

  /** For what every call needs first, who makes it: never behind a long report. */
  public static BlockingReads forLookups(Vertx vertx) {
    return new BlockingReads(vertx, "lookups", LOOKUP_THREADS, IN_FLIGHT_MAX);
  }

  /** For hashing passwords, which is slow on purpose. */
  public static BlockingReads forPasswords(Vertx vertx) {
    return new BlockingReads(vertx, "passwords", PASSWORD_THREADS, PASSWORDS_MAX);
  }

  /** For long answers: whoever reads one slowly delays other exports at most. */
  public static BlockingReads forExports(Vertx vertx) {
    return new BlockingReads(vertx, "exports", EXPORT_THREADS, EXPORTS_IN_FLIGHT_MAX);
  }

  <T> Future<T> run(Callable<T> read) {
    if (inFlight.incrementAndGet() > max) {
      inFlight.decrementAndGet();
      return Future.failedFuture(
          new Refusal(ErrorCode.OVERLOADED, max + " reads are waiting already"));
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
