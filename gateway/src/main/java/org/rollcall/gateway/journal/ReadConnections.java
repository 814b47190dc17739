package org.rollcall.gateway.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rollcall.gateway.journal.JournalException.Code;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The few connections that read: opened when first needed, shared, never more than {@link
 * #CONNECTIONS_MAX}. Safe from any thread; a caller waits, bounded, for a free one.
 */
final class ReadConnections implements AutoCloseable {
  static final int CONNECTIONS_MAX = 4;
  private static final long WAIT_MAX_MS = 30_000;

  /** Something that reads. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private final JournalFile file;

  /** A free place may hold a connection that an earlier reading left. */
  private final BlockingQueue<Optional<Connection>> places =
      new ArrayBlockingQueue<>(CONNECTIONS_MAX);

  private volatile boolean closed;

  ReadConnections(JournalFile file) {
    this.file = file;
    for (int i = 0; i < CONNECTIONS_MAX; i++) {
      places.add(Optional.empty());
    }
  }

  <T> T read(Reading<T> reading) {
    Optional<Connection> place = takePlace();
    try {
      requireOpen();
      if (place.isEmpty()) {
        place = Optional.of(file.openReader());
      }
      return reading.from(place.get());
    } catch (SQLException e) {
      place.ifPresent(ReadConnections::closeQuietly);
      place = Optional.empty();
      throw fault(e);
    } finally {
      places.add(place);
    }
  }

  private Optional<Connection> takePlace() {
    try {
      Optional<Connection> place = places.poll(WAIT_MAX_MS, TimeUnit.MILLISECONDS);
      if (place == null) {
        throw new JournalException(
            Code.OVERLOADED, "all " + CONNECTIONS_MAX + " readers of the journal are busy; retry");
      }
      return place;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException(Code.OVERLOADED, "interrupted while waiting for a reader", e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new JournalException(Code.CLOSED, "the journal is closed; open it again");
    }
  }

  private JournalException fault(SQLException e) {
    if (isDamage(e)) {
      return new JournalException(
          Code.DAMAGED, file.path() + " is damaged: " + e.getMessage() + "; restore a backup", e);
    }
    return new JournalException(
        Code.STORAGE_FAILED,
        file.path() + " cannot be read: " + e.getMessage() + "; look at the disk",
        e);
  }

  static boolean isDamage(SQLException e) {
    return e instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
            || (sqlite.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_CORRUPT.code);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // it only read; there is nothing to lose
    }
  }

  /** Waits for readings under way, bounded, then closes their connections. */
  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < CONNECTIONS_MAX; i++) {
      takePlace().ifPresent(ReadConnections::closeQuietly);
    }
    for (int i = 0; i < CONNECTIONS_MAX; i++) {
      places.add(Optional.empty());
    }
  }
}
