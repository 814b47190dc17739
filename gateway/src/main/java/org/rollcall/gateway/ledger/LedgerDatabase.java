package org.rollcall.gateway.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gateway.registry.RegistryStore;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The file {@code ledger.db}: one writing connection, owned by the projection's thread, and a small
 * pool of reading ones for everybody else. A crash may cost the last transactions, never
 * consistency; the cursor is in the same transaction, so the journal fills the rest again.
 */
public final class LedgerDatabase implements AutoCloseable {
  /** Raised with every change of {@code ledger.sql} or of the meaning of a column. */
  public static final int VERSION = 4;

  private static final int READERS = 6;
  private static final int CACHE_KIB = 64 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;
  private static final int BUSY_MS = 10_000;

  /** How far the write-ahead log grows before it is folded in, 64 MiB: a hot page goes in once. */
  private static final int CHECKPOINT_PAGES = 16 * 1024;

  private final Path file;
  private final Connection writer;
  private final HikariDataSource readers;
  private final Symbols symbols = new Symbols();

  private LedgerDatabase(Path file, Connection writer, HikariDataSource readers) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
  }

  /** Opens the ledger; a missing one, or one of another version, is begun anew and empty. */
  public static LedgerDatabase open(Path file) throws SQLException {
    Connection writer = connectWriter(file);
    if (version(writer) != VERSION) {
      writer.close();
      delete(file);
      writer = connectWriter(file);
      createTables(writer);
    }
    writer.setAutoCommit(false);
    LedgerDatabase ledger = new LedgerDatabase(file, writer, connectReaders(file));
    ledger.symbols.load(writer);
    writer.commit();
    return ledger;
  }

  /** Removes a ledger and its side files. */
  public static void delete(Path file) {
    try {
      for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the old ledger " + file, e);
    }
  }

  public Path file() {
    return file;
  }

  /** The writing connection, without auto-commit. Only the projection's thread uses it. */
  public Connection writer() {
    return writer;
  }

  public Symbols symbols() {
    return symbols;
  }

  /** Runs a read on a pooled connection, in one consistent snapshot. Blocks: call on a worker. */
  public <T> T read(LedgerRead<T> read) {
    try (Connection reader = readers.getConnection()) {
      reader.setAutoCommit(false);
      try {
        return read.on(reader);
      } finally {
        reader.rollback();
      }
    } catch (SQLException e) {
      throw new LedgerException("the ledger could not be read", e);
    }
  }

  /**
   * Begins anew, empty: for what can't be brought up to date but by following the journal again.
   */
  public void clear() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = writer.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    try (Statement statement = writer.createStatement()) {
      for (String table : tables) {
        statement.executeUpdate("DROP TABLE " + table);
      }
    }
    createTables(writer);
    symbols.load(writer);
  }

  /** Forgets what an interrupted transaction left in memory. */
  public void rollback() throws SQLException {
    endTransaction();
    symbols.load(writer);
    writer.rollback();
  }

  /**
   * A full disk makes SQLite roll back unasked, which the driver does not notice: it would go on
   * without any transaction, each statement for itself. Begun anew, there is one to roll back.
   */
  private void endTransaction() throws SQLException {
    try {
      writer.rollback();
    } catch (SQLException e) {
      try (Statement statement = writer.createStatement()) {
        statement.executeUpdate("BEGIN");
      }
      writer.rollback();
    }
  }

  @Override
  public void close() {
    readers.close();
    try (writer) {
      endTransaction();
    } catch (SQLException e) {
      throw new LedgerException("the ledger could not be closed", e);
    }
  }

  private static Connection connectWriter(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setCacheSize(-CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(BUSY_MS);
    // else the driver prepares and runs a query of its own after each row that is written
    config.setGetGeneratedKeys(false);
    Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      return writer;
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  private static HikariDataSource connectReaders(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setCacheSize(-READER_CACHE_KIB);
    config.setBusyTimeout(BUSY_MS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setPoolName("ledger-readers");
    pool.setReadOnly(true);
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    return new HikariDataSource(pool);
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void createTables(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : schema().split(";")) {
        if (!sql.isBlank()) {
          statement.executeUpdate(sql);
        }
      }
      RegistryStore.createTables(connection);
      statement.executeUpdate("PRAGMA user_version = " + VERSION);
    }
    connection.commit();
  }

  private static String schema() {
    try (InputStream in = LedgerDatabase.class.getResourceAsStream("ledger.sql")) {
      if (in == null) {
        throw new IllegalStateException("ledger.sql is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("--[^\n]*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
