package org.rollcall.gateway.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.gateway.journal.JournalException.Code;
import org.rollcall.gateway.ops.JournalInspection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded journal: one SQLite file, one writer thread with group commit, a few readers, a
 * thread that folds the write-ahead log in. Limits are {@link JournalLimits}; the failure table and
 * the measured numbers are in the package's README.
 *
 * <p>One process at a time may write a file: the data folder's lock sees to that.
 */
public final class SqliteJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

  private final JournalLimits limits;
  private final CommitQueue queue;
  private final WriterStorage storage;
  private final Checkpointer checkpointer;
  private final CommitSignals signals = new CommitSignals();
  private final CommitWriter writer;
  private final ReadConnections readers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SqliteJournal(
      JournalFile file,
      JournalLimits limits,
      WriterStorage storage,
      Checkpointer checkpointer,
      long end) {
    this.limits = limits;
    this.queue = new CommitQueue(limits);
    this.storage = storage;
    this.checkpointer = checkpointer;
    this.writer = new CommitWriter(queue, storage, checkpointer, signals, end);
    this.readers = new ReadConnections(file);
  }

  /** Opens the journal in a file and creates it where it is missing; the folder must be there. */
  public static SqliteJournal open(Path path, Clock clock) {
    return open(path, clock, JournalLimits.DEFAULT);
  }

  /** As {@link #open(Path, Clock)}, with limits of one's own. */
  public static SqliteJournal open(Path path, Clock clock, JournalLimits limits) {
    return open(path, clock, limits, WriterSetup.NONE);
  }

  static SqliteJournal open(Path path, Clock clock, JournalLimits limits, WriterSetup setup) {
    JournalFile file = new JournalFile(path);
    try {
      WriteConnection connection = WriteConnection.open(file, setup);
      try {
        WriterStorage storage = new WriterStorage(file, setup, clock, connection);
        Checkpointer checkpointer = new Checkpointer(file.openCheckpointer());
        var journal = new SqliteJournal(file, limits, storage, checkpointer, connection.end());
        journal.start();
        return journal;
      } catch (SQLException e) {
        connection.abandon();
        throw e;
      }
    } catch (SQLException e) {
      throw new JournalException(
          ReadConnections.isDamage(e) ? Code.DAMAGED : Code.STORAGE_FAILED,
          path + " cannot be opened: " + e.getMessage() + "; look at the disk or restore a backup",
          e);
    }
  }

  /** Looks at journal files without opening them for writing, also while another process does. */
  public static JournalInspection inspection() {
    return new FileInspection();
  }

  /**
   * Checks the journal in a file, also while another process writes it.
   *
   * @throws JournalException where it cannot be read at all
   */
  public static JournalVerdict check(Path path) {
    return FileInspection.check(path);
  }

  private void start() {
    checkpointer.start();
    writer.start();
  }

  @Override
  public CompletableFuture<Long> append(String kind, byte[] payload) {
    if (!JournalEntry.isKind(kind)) {
      throw new IllegalArgumentException("not a kind of entry: '" + kind + "'");
    }
    if (payload.length > limits.entryBytesMax()) {
      return refused(
          Code.TOO_LARGE,
          "an entry has at most %,d bytes, this one %,d; send it in parts"
              .formatted(limits.entryBytesMax(), payload.length));
    }
    if (!storage.isWritable() && !queue.isClosed()) {
      return CompletableFuture.failedFuture(storage.fault());
    }
    PendingEntry entry = new PendingEntry(kind, payload, new CompletableFuture<>());
    return switch (queue.offer(entry)) {
      case TAKEN -> entry.promise();
      case FULL -> refused(Code.OVERLOADED, "the journal's queue is full; send it again later");
      case CLOSED -> refused(Code.CLOSED, "the journal is closed; send it again later");
    };
  }

  private static CompletableFuture<Long> refused(Code code, String message) {
    return CompletableFuture.failedFuture(new JournalException(code, message));
  }

  @Override
  public List<JournalEntry> read(long after, int entriesMax, long bytesMax) {
    if (entriesMax < 1) {
      throw new IllegalArgumentException("at least one entry must be wanted, not " + entriesMax);
    }
    long last = writer.end();
    if (after >= last) {
      return List.of();
    }
    return readers
        .read(connection -> StoredEntry.after(connection, after, last, entriesMax, bytesMax))
        .stream()
        .map(StoredEntry::toEntry)
        .toList();
  }

  @Override
  public Optional<JournalEntry> entry(long position) {
    return read(position - 1, 1, Long.MAX_VALUE).stream()
        .filter(entry -> entry.position() == position)
        .findFirst();
  }

  @Override
  public long end() {
    return writer.end();
  }

  @Override
  public Subscription onCommit(Runnable wake) {
    return signals.add(wake);
  }

  @Override
  public JournalHealth health() {
    CommitQueue.Depth depth = queue.depth();
    return new JournalHealth(
        writer.end(),
        depth.entries(),
        depth.bytes(),
        storage.isWritable(),
        storage.lastFailure(),
        writer.commits(),
        depth.overloads());
  }

  @Override
  public JournalVerdict verify() {
    return new JournalCheck(readers).run();
  }

  /** Waits for the disk, at most half a minute. Not for a commit's callback to call. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    queue.close();
    try {
      writer.awaitEnd();
      readers.close();
      // the last to close: it folds the write-ahead log in and takes it away
      checkpointer.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("interrupted while closing the journal; nothing acknowledged is lost");
    } catch (SQLException e) {
      LOG.warn("the journal did not close cleanly; nothing acknowledged is lost", e);
    }
  }
}
