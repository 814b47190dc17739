package org.rollcall.gateway.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/**
 * One connection to the file {@code security.db}, for one caller at a time: whoever comes second
 * waits. Every change is flushed before the call returns. Several processes may have the file open;
 * the command line adds accounts beside a running gateway. All calls block.
 */
public final class SecurityDatabase implements AutoCloseable {
  static final int VERSION = 2;
  private static final int BUSY_MS = 5_000;

  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private SecurityDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file; a missing one is created, empty. */
  public static SecurityDatabase open(Path file) {
    try {
      Connection connection = connect(file);
      try {
        prepare(connection);
        return new SecurityDatabase(connection);
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw SecurityStoreException.failed(e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MS);
    config.enforceForeignKeys(true);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void prepare(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      int version;
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        version = row.getInt(1);
      }
      if (version > VERSION) {
        throw new SQLException("it was written by a newer Rollcall (version " + version + ")");
      }
      for (int next = version + 1; next <= VERSION; next++) {
        statement.executeUpdate(script(next));
        statement.executeUpdate("PRAGMA user_version = " + next);
      }
      statement.execute("COMMIT");
    }
  }

  /** What leads to a version from the one before. */
  private static String script(int version) throws IOException {
    String name = version == 1 ? "security.sql" : "security-" + version + ".sql";
    try (InputStream in = SecurityDatabase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Work on the connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Makes a row of a result into a value. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs the work in one transaction: all of it, or nothing. */
  <T> T write(Work<T> work) {
    lock.lock();
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = work.run(connection);
        statement.execute("COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          undo(statement);
        }
      }
    } catch (SQLException e) {
      throw SecurityStoreException.failed(e);
    } finally {
      lock.unlock();
    }
  }

  private static void undo(Statement statement) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // a full disk makes SQLite roll back by itself; then there is nothing left to undo
    }
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    lock.lock();
    try {
      return list(connection, sql, reader, parameters);
    } catch (SQLException e) {
      throw SecurityStoreException.failed(e);
    } finally {
      lock.unlock();
    }
  }

  <T> Optional<T> find(String sql, RowReader<T> reader, Object... parameters) {
    return list(sql, reader, parameters).stream().findFirst();
  }

  static <T> List<T> list(
      Connection connection, String sql, RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  /** Changes rows, in a transaction of its own; how many. */
  int change(String sql, Object... parameters) {
    return write(connected -> change(connected, sql, parameters));
  }

  static int change(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i] instanceof Optional<?> o ? o.orElse(null) : parameters[i];
      statement.setObject(i + 1, value);
    }
    return statement;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw SecurityStoreException.failed(e);
    } finally {
      lock.unlock();
    }
  }
}
