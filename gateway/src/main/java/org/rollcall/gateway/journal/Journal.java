package org.rollcall.gateway.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The append-only record of everything that terminals, sensors and people said. Positions are 1, 2,
 * 3, … without a gap; an entry never changes and never goes away.
 *
 * <p>Safe from any thread. Whoever opened a journal closes it. Faults are {@link JournalException}s
 * with a code; nothing here returns null.
 */
public interface Journal extends AutoCloseable {

  /**
   * Queues an entry and returns at once. The future completes with the entry's position only after
   * the entry is on disk and flushed; it fails with a {@link JournalException} and then promises
   * nothing: the sender has to keep the entry and send it again.
   *
   * <p>Futures complete in order of position on the journal's own writer thread: what hangs on them
   * must be short and must not block.
   *
   * @param kind what the payload is, see {@link JournalEntry#isKind}
   * @param payload belongs to the journal from here on; the caller must not change it again
   */
  CompletableFuture<Long> append(String kind, byte[] payload);

  /**
   * Durable entries after a position, oldest first. Blocks on the disk: call it on a worker.
   *
   * @param after the position before the first wanted one, 0 for the beginning
   * @param entriesMax at most so many entries, 1 or more
   * @param bytesMax at most so many payload bytes together; the first entry comes whatever its size
   * @return empty when nothing is there yet
   */
  List<JournalEntry> read(long after, int entriesMax, long bytesMax);

  /** The durable entry at a position. Blocks on the disk: call it on a worker. */
  Optional<JournalEntry> entry(long position);

  /** The newest durable position, 0 when the journal is empty. Never blocks. */
  long end();

  /**
   * Calls {@code wake} on the writer thread after each commit, when {@link #end} has moved. It must
   * not block; what it throws is logged and otherwise ignored.
   */
  Subscription onCommit(Runnable wake);

  /** How the journal is doing. Never blocks. */
  JournalHealth health();

  /** Reads everything and checks it. Blocks for as long as that takes; appends go on meanwhile. */
  JournalVerdict verify();

  /** Writes what is queued, then closes. Later appends fail with {@code CLOSED}. */
  @Override
  void close();

  /** A listener's registration. Closing it ends the calls. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
