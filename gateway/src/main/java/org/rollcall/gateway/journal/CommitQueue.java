package org.rollcall.gateway.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The bounded line before the writer: many offer, one takes groups. Offering never waits for room.
 * The lock is held for moments only, never while anything is written.
 */
final class CommitQueue {
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  private final JournalLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<PendingEntry> waiting = new ArrayDeque<>();
  private int wakeAt = 1;
  private long waitingBytes;
  private long overloads;
  private boolean closed;

  CommitQueue(JournalLimits limits) {
    this.limits = limits;
  }

  Offer offer(PendingEntry entry) {
    return locked(
        () -> {
          if (closed) {
            return Offer.CLOSED;
          }
          if (waiting.size() >= limits.queueEntriesMax()
              || waitingBytes + entry.bytes() > limits.queueBytesMax()) {
            overloads++;
            return Offer.FULL;
          }
          waiting.add(entry);
          waitingBytes += entry.bytes();
          if (waiting.size() == wakeAt) {
            changed.signalAll();
          }
          return Offer.TAKEN;
        });
  }

  /** Waits for entries and takes as many as one commit may hold; empty only when finished. */
  List<PendingEntry> take() throws InterruptedException {
    return take(1, 0);
  }

  /**
   * As {@link #take()}; once there is an entry, waits a while longer for so many.
   *
   * @param enough how many entries end the wait
   */
  List<PendingEntry> take(int enough, long gatherNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitEntries(1, Long.MAX_VALUE);
      awaitEntries(Math.min(enough, limits.commitEntriesMax()), gatherNanos);
      return removeGroup();
    } finally {
      lock.unlock();
    }
  }

  private void awaitEntries(int count, long nanos) throws InterruptedException {
    wakeAt = count;
    long left = nanos;
    while (waiting.size() < count && !closed && left > 0) {
      left = changed.awaitNanos(left);
    }
  }

  private List<PendingEntry> removeGroup() {
    var group = new ArrayList<PendingEntry>();
    long bytes = 0;
    while (!waiting.isEmpty() && group.size() < limits.commitEntriesMax()) {
      int next = waiting.element().bytes();
      if (!group.isEmpty() && bytes + next > limits.commitBytesMax()) {
        break;
      }
      bytes += next;
      group.add(waiting.remove());
    }
    waitingBytes -= bytes;
    return group;
  }

  /** Takes everything at once, without waiting. */
  List<PendingEntry> drain() {
    return locked(
        () -> {
          var all = List.copyOf(waiting);
          waiting.clear();
          waitingBytes = 0;
          return all;
        });
  }

  /** Waits until the queue is closed, but not longer than told. */
  void awaitClosed(long timeoutNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = timeoutNanos;
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return locked(() -> closed);
  }

  /** Whether nothing is waiting and nothing can come any more. */
  boolean isFinished() {
    return locked(() -> closed && waiting.isEmpty());
  }

  Depth depth() {
    return locked(() -> new Depth(waiting.size(), waitingBytes, overloads));
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** What waits, and how often there was no room since the beginning. */
  record Depth(int entries, long bytes, long overloads) {}
}
