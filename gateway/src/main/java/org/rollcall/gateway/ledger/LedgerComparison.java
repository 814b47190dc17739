package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares two ledgers row by row, every table and every column, in the order of the keys. */
public final class LedgerComparison {
  private LedgerComparison() {}

  /**
   * The first difference.
   *
   * @param table where
   * @param row which row, from 1
   * @param kept the row of the first ledger, or that it has none
   * @param rebuilt the row of the second
   */
  public record Difference(String table, long row, String kept, String rebuilt) {
    @Override
    public String toString() {
      return "table " + table + ", row " + row + ":\n  kept    " + kept + "\n  rebuilt " + rebuilt;
    }
  }

  /** What was compared, and the first difference if there is one. */
  public record Result(long rows, Optional<Difference> difference) {}

  public static Result compare(Connection kept, Connection rebuilt) throws SQLException {
    long rows = 0;
    for (String table : tables(kept)) {
      String sql = "SELECT * FROM " + table + " ORDER BY " + String.join(", ", key(kept, table));
      try (PreparedStatement one = kept.prepareStatement(sql);
          PreparedStatement other = rebuilt.prepareStatement(sql);
          ResultSet left = one.executeQuery();
          ResultSet right = other.executeQuery()) {
        for (long row = 1; ; row++) {
          Optional<Object[]> a = next(left);
          Optional<Object[]> b = next(right);
          if (a.isEmpty() && b.isEmpty()) {
            break;
          }
          rows++;
          if (a.isEmpty() || b.isEmpty() || !Arrays.deepEquals(a.get(), b.get())) {
            return new Result(rows, Optional.of(new Difference(table, row, text(a), text(b))));
          }
        }
      }
    }
    return new Result(rows, Optional.empty());
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
                """);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static List<String> key(Connection connection, String table) throws SQLException {
    List<String> key = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          key.add(rows.getString(1));
        }
      }
    }
    return key;
  }

  private static Optional<Object[]> next(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    Object[] values = new Object[rows.getMetaData().getColumnCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Objects.requireNonNullElse(rows.getObject(i + 1), "null");
    }
    return Optional.of(values);
  }

  private static String text(Optional<Object[]> row) {
    return row.map(Arrays::deepToString).orElse("(no such row)");
  }
}
