package org.rollcall.gateway.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the registry's rows in a table of somebody else's database. Everything happens in the
 * caller's transaction, on the caller's thread; nothing is committed here.
 */
public final class RegistryStore {
  private static final int BATCH_ROWS = 1_000;

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS registry_row (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        cells TEXT NOT NULL,
        PRIMARY KEY (kind, key)
      ) WITHOUT ROWID
      """;

  private static final String UPSERT =
      """
      INSERT INTO registry_row (kind, key, cells) VALUES (?, ?, ?)
      ON CONFLICT (kind, key) DO UPDATE SET cells = excluded.cells
      """;

  private static final String SELECT =
      """
      SELECT kind, cells FROM registry_row ORDER BY kind, key
      """;

  private RegistryStore() {}

  public static void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
  }

  /**
   * Adds the rows or puts them in the place of those with the same key.
   *
   * @throws IllegalArgumentException for rows that the ledger keeps
   */
  public static void save(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      int waiting = 0;
      for (Row row : rows) {
        if (!row.kind().isKeptInRegistry()) {
          throw new IllegalArgumentException(row.kind().code() + " are kept in the ledger");
        }
        upsert.setString(1, row.kind().code());
        upsert.setString(2, row.key());
        upsert.setString(3, RowJson.cells(row));
        upsert.addBatch();
        if (++waiting % BATCH_ROWS == 0) {
          upsert.executeBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  /** Every row there is, as a snapshot. */
  public static Registry load(Connection connection) throws SQLException {
    Map<ImportKind, List<Row>> rows = new EnumMap<>(ImportKind.class);
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(SELECT)) {
      while (found.next()) {
        String code = found.getString(1);
        ImportKind kind =
            ImportKind.find(code)
                .orElseThrow(() -> new IllegalStateException("no such import kind: " + code));
        rows.computeIfAbsent(kind, k -> new ArrayList<>())
            .add(RowJson.row(kind, found.getString(2)));
      }
    }
    Registry registry = Registry.empty();
    for (Map.Entry<ImportKind, List<Row>> entry : rows.entrySet()) {
      registry = registry.with(entry.getKey(), entry.getValue());
    }
    return registry;
  }
}
