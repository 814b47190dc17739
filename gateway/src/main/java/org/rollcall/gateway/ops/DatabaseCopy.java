package org.rollcall.gateway.ops;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** A consistent copy of a SQLite file that may be written meanwhile, and a check of one. */
final class DatabaseCopy {
  private static final int BUSY_TIMEOUT_MS = 5_000;
  private static final int PAGES_PER_STEP = 4_096;
  private static final int BUSY_PAUSE_MS = 50;
  private static final int BUSY_PAUSES_MAX = 200;
  private static final int CHECK_LINES_MAX = 20;

  private DatabaseCopy() {}

  static void copy(Path source, Path target) throws SQLException {
    try (Connection connection = open(source, true);
        Statement statement = connection.createStatement()) {
      // an open reading holds the snapshot: without it each foreign commit would begin the copy
      // anew
      statement.execute("BEGIN");
      firstRow(statement, "SELECT count(*) FROM sqlite_schema");
      int code =
          ((SQLiteConnection) connection)
              .getDatabase()
              .backup(
                  "main",
                  target.toString(),
                  (remaining, pages) -> {},
                  BUSY_PAUSE_MS,
                  BUSY_PAUSES_MAX,
                  PAGES_PER_STEP);
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        throw new SQLException(
            "copying " + source + " came to " + SQLiteErrorCode.getErrorCode(code));
      }
    }
    makeSelfContained(target);
  }

  /**
   * Takes the copy out of write-ahead mode, so that one file is all and read-only media will do.
   */
  private static void makeSelfContained(Path file) throws SQLException {
    try (Connection connection = open(file, false);
        Statement statement = connection.createStatement()) {
      firstRow(statement, "PRAGMA journal_mode = DELETE");
    }
  }

  /** What SQLite finds wrong with a file; empty when it is sound. */
  static List<String> check(Path file) {
    var problems = new ArrayList<String>();
    try (Connection connection = open(file, true);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA quick_check(" + CHECK_LINES_MAX + ")")) {
      while (rows.next()) {
        String line = rows.getString(1);
        if (!line.equals("ok")) {
          problems.add(line);
        }
      }
    } catch (SQLException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private static Connection open(Path file, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void firstRow(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
    }
  }
}
