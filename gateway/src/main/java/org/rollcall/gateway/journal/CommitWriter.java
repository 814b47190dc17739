package org.rollcall.gateway.journal;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever waits, up to the limits of a commit, writes it in
 * one transaction and only then keeps the promises. While one commit flushes, the next group
 * gathers by itself. Where many append at a time it also waits a little for those whose promise was
 * just kept: else two halves of them take turns, and each flush serves only one.
 *
 * <p>When a commit fails its promises fail, and a fresh connection is tried until one works. The
 * positions go on from what that connection finds, so that they stay gapless whatever became of the
 * failed commit.
 */
final class CommitWriter {
  private static final long CLOSE_WAIT_MAX_MS = 30_000;

  /** The part of a commit's time that the next one may wait for a fuller group. */
  private static final int GATHER_PART = 4;

  private static final long GATHER_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);

  private final CommitQueue queue;
  private final WriterStorage storage;
  private final Checkpointer checkpointer;
  private final CommitSignals signals;
  private final Thread thread = new Thread(this::run, "journal-writer");
  private int enough = 1;
  private long gatherNanos;
  private volatile long end;
  private volatile long commits;

  CommitWriter(
      CommitQueue queue,
      WriterStorage storage,
      Checkpointer checkpointer,
      CommitSignals signals,
      long end) {
    this.queue = queue;
    this.storage = storage;
    this.checkpointer = checkpointer;
    this.signals = signals;
    this.end = end;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long end() {
    return end;
  }

  long commits() {
    return commits;
  }

  /** Waits until the queue, which must be closed, is written out, and the thread has ended. */
  void awaitEnd() throws InterruptedException {
    thread.join(CLOSE_WAIT_MAX_MS);
    if (thread.isAlive()) {
      LOG.error("the journal's writer still waits for the disk and is left behind");
    }
  }

  private void run() {
    try {
      while (!queue.isFinished()) {
        if (storage.isOpen()) {
          commit(queue.take(enough, gatherNanos));
        } else {
          recover();
        }
      }
    } catch (InterruptedException e) {
      LOG.error("the journal's writer was interrupted and ends", e);
    } finally {
      queue.close();
      storage.close();
      refuse(queue.drain());
    }
  }

  private void commit(List<PendingEntry> group) {
    if (group.isEmpty()) {
      return;
    }
    boolean written = false;
    long first = end + 1;
    long begunNanos = System.nanoTime();
    try {
      written = storage.append(first, group);
    } finally {
      if (!written) {
        refuse(group);
      }
    }
    if (written) {
      lookAhead(group.size(), System.nanoTime() - begunNanos);
      moveEnd(first + group.size() - 1);
      keepPromises(first, group);
      checkpointer.committed(group.stream().mapToLong(PendingEntry::bytes).sum());
      signals.fire();
    }
  }

  /** Who alone appends never waits for others. Of many, all that were seen are enough. */
  private void lookAhead(int committed, long tookNanos) {
    enough = committed == 1 ? 1 : committed + queue.depth().entries();
    gatherNanos = Math.min(GATHER_MAX_NANOS, tookNanos / GATHER_PART);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it, the others read
  private void moveEnd(long position) {
    end = position;
    commits++;
  }

  private static void keepPromises(long first, List<PendingEntry> group) {
    long position = first;
    for (PendingEntry entry : group) {
      entry.promise().complete(position++);
    }
  }

  private void recover() throws InterruptedException {
    long waitNanos = storage.retryInNanos();
    if (waitNanos > 0) {
      refuse(queue.drain());
      queue.awaitClosed(waitNanos);
    }
    OptionalLong found = storage.reopen();
    if (found.isEmpty()) {
      refuse(queue.drain());
    } else if (found.getAsLong() != end) {
      moveEnd(found.getAsLong());
      signals.fire();
    }
  }

  private void refuse(List<PendingEntry> entries) {
    if (!entries.isEmpty()) {
      JournalException fault = storage.fault();
      entries.forEach(entry -> entry.fail(fault));
    }
  }
}
