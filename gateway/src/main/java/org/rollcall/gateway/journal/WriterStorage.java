package org.rollcall.gateway.journal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.rollcall.gateway.journal.JournalHealth.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's way to the disk, and whether it is passable. For the writer thread, except {@link
 * #isWritable}, {@link #lastFailure} and {@link #fault}.
 *
 * <pre>
 *   OPEN --a commit fails: roll back, close--> CLOSED --open, look up the end, probe--> OPEN
 *                                               |  ^
 *                                               +--+ that fails: again after RETRY_EVERY_MS
 * </pre>
 */
final class WriterStorage {
  private static final long RETRY_EVERY_MS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(WriterStorage.class);

  private final JournalFile file;
  private final WriterSetup setup;
  private final Clock clock;
  private Optional<WriteConnection> connection;
  private long lastTryNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(RETRY_EVERY_MS);
  private volatile boolean writable = true;
  private volatile Optional<Failure> lastFailure = Optional.empty();

  WriterStorage(JournalFile file, WriterSetup setup, Clock clock, WriteConnection connection) {
    this.file = file;
    this.setup = setup;
    this.clock = clock;
    this.connection = Optional.of(connection);
  }

  boolean isWritable() {
    return writable;
  }

  Optional<Failure> lastFailure() {
    return lastFailure;
  }

  /** What to tell whoever wanted to append while the storage fails. */
  JournalException fault() {
    return new JournalException(
        JournalException.Code.STORAGE_FAILED,
        file.path()
            + " cannot be written ("
            + lastFailure.map(Failure::problem).orElse("closing")
            + "); keep the entry and send it again");
  }

  boolean isOpen() {
    return connection.isPresent();
  }

  /** Writes and flushes a group. Whether it is on disk; if not, the storage is closed now. */
  boolean append(long first, List<PendingEntry> group) {
    WriteConnection current = connection.orElseThrow();
    try {
      current.append(first, clock.millis(), group);
      return true;
    } catch (SQLException | RuntimeException e) {
      failed(e);
      current.abandon();
      connection = Optional.empty();
      return false;
    }
  }

  /** How long to wait before {@link #reopen}, 0 for not at all. Monotonic: the wall may step. */
  long retryInNanos() {
    long passed = System.nanoTime() - lastTryNanos;
    return Math.max(0, TimeUnit.MILLISECONDS.toNanos(RETRY_EVERY_MS) - passed);
  }

  /**
   * Tries a fresh connection.
   *
   * @return the newest position that it finds; empty where the storage still fails
   */
  OptionalLong reopen() {
    lastTryNanos = System.nanoTime();
    try {
      WriteConnection fresh = WriteConnection.open(file, setup);
      try {
        fresh.probe();
        OptionalLong end = OptionalLong.of(fresh.end());
        connection = Optional.of(fresh);
        writable = true;
        LOG.info("{} is written again", file.path());
        return end;
      } catch (SQLException e) {
        fresh.abandon();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      failed(e);
      return OptionalLong.empty();
    }
  }

  void close() {
    writable = false;
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException e) {
      // everything acknowledged is on disk; the next start folds the write-ahead log in
      LOG.warn("{} did not close cleanly", file.path(), e);
    }
  }

  private void failed(Exception cause) {
    lastFailure = Optional.of(new Failure(clock.instant(), String.valueOf(cause.getMessage())));
    if (writable) {
      LOG.error("{} cannot be written: nothing is acknowledged until it can", file.path(), cause);
    }
    writable = false;
  }
}
