package org.rollcall.gateway.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The file of a journal: its schema and how connections to it are opened. The numbers are measured,
 * see the package's README.
 */
record JournalFile(Path path) {
  /** Marks the file as ours: "RJNL". */
  private static final int APPLICATION_ID = 0x524A4E4C;

  private static final int SCHEMA_VERSION = 1;

  /** How long a connection waits for another one's lock. Nobody holds one for long. */
  private static final int BUSY_TIMEOUT_MS = 5_000;

  static final int PAGE_BYTES = 4_096;

  /**
   * Where the write-ahead log has grown so far that the writer itself folds it in, 64 MiB. Under
   * any load but a saturating one the {@link Checkpointer} has done so long before.
   */
  private static final int WRITER_CHECKPOINT_PAGES = 16_384;

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE entry (
            position INTEGER PRIMARY KEY,
            recorded_at_ms INTEGER NOT NULL,
            kind TEXT NOT NULL,
            crc32c INTEGER NOT NULL,
            payload BLOB NOT NULL
          ) STRICT
          """,
          """
          CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
          BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
          """,
          """
          CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
          BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
          """,
          """
          CREATE TABLE room (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            filler BLOB NOT NULL
          ) STRICT
          """,
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + SCHEMA_VERSION);

  /** The one connection that writes. Creates the file and its tables where they are missing. */
  Connection openWriter() throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    // else the driver asks for the last row id after every statement
    config.setGetGeneratedKeys(false);
    return prepared(
        config,
        List.of(
            "PRAGMA page_size = " + PAGE_BYTES,
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA wal_autocheckpoint = " + WRITER_CHECKPOINT_PAGES),
        true);
  }

  /** A connection that folds the write-ahead log into the file. */
  Connection openCheckpointer() throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    return prepared(config, List.of("PRAGMA synchronous = FULL"), false);
  }

  /** A connection that only reads. */
  Connection openReader() throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    return prepared(config, List.of(), false);
  }

  private Connection prepared(SQLiteConfig config, List<String> pragmas, boolean create)
      throws SQLException {
    Connection connection = config.createConnection("jdbc:sqlite:" + path);
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
      requireJournal(statement, create);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void requireJournal(Statement statement, boolean create) throws SQLException {
    long application = number(statement, "PRAGMA application_id");
    long version = number(statement, "PRAGMA user_version");
    if (create
        && application == 0
        && number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
      createSchema(statement);
    } else if (application != APPLICATION_ID) {
      throw new JournalException(
          JournalException.Code.DAMAGED, path + " is not a journal; give another data folder");
    } else if (version > SCHEMA_VERSION) {
      throw new JournalException(
          JournalException.Code.DAMAGED,
          path + " was written by a newer Rollcall (schema " + version + "); start that one");
    }
  }

  private static void createSchema(Statement statement) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    for (String sql : SCHEMA) {
      statement.execute(sql);
    }
    statement.execute("COMMIT");
  }

  static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
