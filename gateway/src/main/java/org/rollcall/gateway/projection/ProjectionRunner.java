package org.rollcall.gateway.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.rollcall.device.wire.Backoff;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.JournalEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one projection along the journal on a thread of its own. A batch that fails is tried again
 * for ever, after longer and longer pauses: the journal keeps everything meanwhile and ingest does
 * not notice.
 *
 * <p>Closing stops after the batch in hand; what is left is done at the next start.
 */
public final class ProjectionRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);

  /** At most so many entries, and beyond the first so many bytes, in one transaction. */
  private static final int BATCH_ENTRIES_MAX = 4_096;

  private static final long BATCH_BYTES_MAX = 4L * 1024 * 1024;
  private static final long RETRY_FIRST_MS = 500;
  private static final long RETRY_MAX_MS = 30_000;

  /**
   * A batch that nobody waits for begins so long after the one before: fewer, fuller ones cost
   * less.
   */
  private static final long GATHER_MS = 200;

  private static final long CLOSE_WAIT_MS = 10_000;
  private static final int WAITERS_MAX = 10_000;

  private final Journal journal;
  private final Projection projection;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeMap<Long, List<CompletableFuture<Void>>> waiters = new TreeMap<>();
  private final Backoff backoff;
  private int waiting;
  private boolean gathering;
  private boolean closed;
  private volatile long applied;
  private final AtomicLong failures = new AtomicLong();
  private Optional<Journal.Subscription> subscription = Optional.empty();

  public ProjectionRunner(Journal journal, Projection projection) {
    this.journal = journal;
    this.projection = projection;
    this.backoff =
        new Backoff(RETRY_FIRST_MS, RETRY_MAX_MS, () -> ThreadLocalRandom.current().nextDouble());
    this.applied = projection.position();
    this.thread = new Thread(this::run, "projection-" + projection.name());
  }

  /** Starts the thread. */
  public void start() {
    subscription = Optional.of(journal.onCommit(this::wake));
    thread.start();
  }

  /** The newest position that is applied and committed. Never blocks. */
  public long applied() {
    return applied;
  }

  /** Entries that the projection has yet to apply: the store-and-forward buffer. */
  public long lag() {
    return Math.max(0, journal.end() - applied);
  }

  /** Batches that failed and were tried again since the start. */
  public long failures() {
    return failures.get();
  }

  /**
   * Completes once the position is applied; completes exceptionally where the runner is closed or
   * too many wait already. Completion happens on the projection's thread: hand over quickly.
   */
  public CompletableFuture<Void> reached(long position) {
    lock.lock();
    try {
      if (applied >= position) {
        return CompletableFuture.completedFuture(null);
      }
      if (closed || waiting >= WAITERS_MAX) {
        return CompletableFuture.failedFuture(
            new IllegalStateException(
                "the projection " + projection.name() + " can't be waited for"));
      }
      CompletableFuture<Void> future = new CompletableFuture<>();
      waiters.computeIfAbsent(position, p -> new ArrayList<>()).add(future);
      waiting++;
      changed.signalAll();
      return future;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    subscription.ifPresent(Journal.Subscription::close);
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    completeWaiters(Long.MAX_VALUE, false);
  }

  private void wake() {
    lock.lock();
    try {
      if (!gathering || lag() >= BATCH_ENTRIES_MAX) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    long begunNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
    while (awaitWork(begunNanos)) {
      begunNanos = System.nanoTime();
      try {
        List<JournalEntry> batch = journal.read(applied, BATCH_ENTRIES_MAX, BATCH_BYTES_MAX);
        if (!batch.isEmpty()) {
          projection.apply(batch);
        }
        advance();
        backoff.reset();
      } catch (RuntimeException e) {
        failures.incrementAndGet();
        LOG.error(
            "projection {} failed after position {}; it is tried again",
            projection.name(),
            applied,
            e);
        advance();
        pause(backoff.afterFailure());
      }
    }
  }

  /** Takes over how far the projection is, which only it knows after a failure. */
  private void advance() {
    applied = projection.position();
    completeWaiters(applied, true);
  }

  /** Blocks until there is something to do; false where the runner is closed. */
  private boolean awaitWork(long lastBegunNanos) {
    lock.lock();
    try {
      while (!closed && journal.end() <= applied) {
        changed.awaitUninterruptibly();
      }
      gathering = true;
      long due = lastBegunNanos + TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
      await(due - System.nanoTime(), () -> waiting > 0 || lag() >= BATCH_ENTRIES_MAX);
      gathering = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void pause(long pauseMs) {
    lock.lock();
    try {
      await(TimeUnit.MILLISECONDS.toNanos(pauseMs), () -> false);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for so long, with the lock held, unless it is enough or the runner is closed. */
  private void await(long nanos, BooleanSupplier enough) {
    try {
      long remainingNanos = nanos;
      while (!closed && remainingNanos > 0 && !enough.getAsBoolean()) {
        remainingNanos = changed.awaitNanos(remainingNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void completeWaiters(long upTo, boolean reached) {
    Map<Long, List<CompletableFuture<Void>>> due;
    lock.lock();
    try {
      Map<Long, List<CompletableFuture<Void>>> head = waiters.headMap(upTo, true);
      due = new TreeMap<>(head);
      head.clear();
      waiting -= due.values().stream().mapToInt(List::size).sum();
    } finally {
      lock.unlock();
    }
    for (List<CompletableFuture<Void>> futures : due.values()) {
      for (CompletableFuture<Void> future : futures) {
        if (reached) {
          future.complete(null);
        } else {
          future.completeExceptionally(new IllegalStateException("the gateway is closing"));
        }
      }
    }
  }
}
