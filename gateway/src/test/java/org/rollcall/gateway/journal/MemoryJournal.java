package org.rollcall.gateway.journal;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A journal whose disk is the test: entries become durable at once, or only when the test says so,
 * or never. Safe from any thread; promises are kept on the thread that made the entry durable.
 */
public final class MemoryJournal implements Journal {
  private final Clock clock;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final Deque<PendingEntry> held = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean holding;
  private Optional<JournalException.Code> fault = Optional.empty();

  public MemoryJournal(Clock clock) {
    this.clock = clock;
  }

  /** From now on nothing becomes durable. */
  public synchronized void hold() {
    holding = true;
  }

  /** What waits becomes durable, and what comes from now on. */
  public void release() {
    List<PendingEntry> due;
    synchronized (this) {
      holding = false;
      due = new ArrayList<>(held);
      held.clear();
    }
    due.forEach(this::commit);
  }

  /** From now on appends fail. */
  public synchronized void failWith(JournalException.Code code) {
    fault = Optional.of(code);
  }

  /** What comes from now on is taken again. */
  public synchronized void mend() {
    fault = Optional.empty();
  }

  /** Entries that wait to become durable. */
  public synchronized int waiting() {
    return held.size();
  }

  /** Listeners that nobody has taken away. */
  public int listeners() {
    return listeners.size();
  }

  @Override
  public CompletableFuture<Long> append(String kind, byte[] payload) {
    PendingEntry entry = new PendingEntry(kind, payload, new CompletableFuture<>());
    synchronized (this) {
      if (fault.isPresent()) {
        entry.fail(new JournalException(fault.get(), "the test says " + fault.get()));
        return entry.promise();
      }
      if (holding) {
        held.add(entry);
        return entry.promise();
      }
    }
    commit(entry);
    return entry.promise();
  }

  private void commit(PendingEntry entry) {
    long position;
    synchronized (this) {
      position = entries.size() + 1L;
      entries.add(new JournalEntry(position, clock.instant(), entry.kind(), entry.payload()));
    }
    listeners.forEach(Runnable::run);
    entry.promise().complete(position);
  }

  @Override
  public synchronized List<JournalEntry> read(long after, int entriesMax, long bytesMax) {
    int from = Math.toIntExact(Math.min(after, entries.size()));
    int to = Math.min(entries.size(), from + entriesMax);
    return List.copyOf(entries.subList(from, to));
  }

  @Override
  public synchronized Optional<JournalEntry> entry(long position) {
    return position >= 1 && position <= entries.size()
        ? Optional.of(entries.get(Math.toIntExact(position - 1)))
        : Optional.empty();
  }

  @Override
  public synchronized long end() {
    return entries.size();
  }

  @Override
  public Subscription onCommit(Runnable wake) {
    listeners.add(wake);
    return () -> listeners.remove(wake);
  }

  @Override
  public synchronized JournalHealth health() {
    return new JournalHealth(
        entries.size(), held.size(), 0, fault.isEmpty(), Optional.empty(), entries.size(), 0);
  }

  @Override
  public JournalVerdict verify() {
    return new JournalVerdict.Sound(end());
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
