package org.rollcall.gateway.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The writer's connection: whole groups of entries in, or nothing. For one thread. After a {@link
 * SQLException} it must be closed and a fresh one opened.
 */
final class WriteConnection implements AutoCloseable {
  private static final String INSERT =
      """
      INSERT INTO entry (position, recorded_at_ms, kind, crc32c, payload) VALUES (?, ?, ?, ?, ?)
      """;

  /** The room that must be there before the journal calls itself writable again, 64 KiB. */
  private static final String FILL_ROOM =
      "INSERT OR REPLACE INTO room (id, filler) VALUES (1, zeroblob(65536))";

  private static final String CLEAR_ROOM = "DELETE FROM room";

  private final Connection connection;
  private final Statement statement;
  private final PreparedStatement insert;

  private WriteConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
    this.insert = connection.prepareStatement(INSERT);
  }

  static WriteConnection open(JournalFile file, WriterSetup setup) throws SQLException {
    Connection connection = file.openWriter();
    try {
      setup.prepare(connection);
      return new WriteConnection(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  long end() throws SQLException {
    return JournalFile.number(statement, "SELECT max(position) FROM entry");
  }

  /** Writes and flushes a group at the positions from {@code first} on. */
  void append(long first, long recordedAtMs, List<PendingEntry> group) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    long position = first;
    for (PendingEntry entry : group) {
      insert.setLong(1, position);
      insert.setLong(2, recordedAtMs);
      insert.setString(3, entry.kind());
      insert.setLong(4, EntryChecksum.of(position, recordedAtMs, entry.kind(), entry.payload()));
      insert.setBytes(5, entry.payload());
      insert.addBatch();
      position++;
    }
    insert.executeBatch();
    statement.execute("COMMIT");
  }

  /**
   * Proves that the storage takes writes: commits some filler and takes it away again. The commit
   * also writes over whatever a failed one has left in the write-ahead log.
   */
  void probe() throws SQLException {
    statement.execute(FILL_ROOM);
    statement.execute(CLEAR_ROOM);
  }

  /** Undoes what is not committed and closes; what fails on the way is of no interest. */
  void abandon() {
    try (connection) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself, or the next connection finds the truth
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
