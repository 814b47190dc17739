package org.rollcall.gateway.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
  private final ArrayDeque<PendingEntry> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long overloads;
  private boolean closed;

  CommitQueue(JournalLimits limits) {
    this.limits = limits;
  }

  synchronized Offer offer(PendingEntry entry) {
    if (closed) {
      return Offer.CLOSED;
    }
    if (waiting.size() >= limits.queueEntriesMax()
        || waitingBytes + entry.bytes() > limits.queueBytesMax()) {
      overloads++;
      return Offer.FULL;
    }
    if (waiting.isEmpty()) {
      notifyAll();
    }
    waiting.add(entry);
    waitingBytes += entry.bytes();
    return Offer.TAKEN;
  }

  /** Waits for entries and takes as many as one commit may hold; empty only when finished. */
  synchronized List<PendingEntry> take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
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
  synchronized List<PendingEntry> drain() {
    var all = List.copyOf(waiting);
    waiting.clear();
    waitingBytes = 0;
    return all;
  }

  /** Waits until the queue is closed, but not longer than told. */
  synchronized void awaitClosed(long timeoutNanos) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutNanos;
    for (long left = timeoutNanos; !closed && left > 0; left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Whether nothing is waiting and nothing can come any more. */
  synchronized boolean isFinished() {
    return closed && waiting.isEmpty();
  }

  synchronized Depth depth() {
    return new Depth(waiting.size(), waitingBytes, overloads);
  }

  /** What waits, and how often there was no room since the beginning. */
  record Depth(int entries, long bytes, long overloads) {}
}
