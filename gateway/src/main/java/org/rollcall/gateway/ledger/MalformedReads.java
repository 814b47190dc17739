package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what could not be read as a check-in. SQL on any connection. */
public final class MalformedReads {
  private MalformedReads() {}

  /** A line or object that is kept aside because it could not be read. */
  public record Malformed(
      long position, int item, int device, long receivedMs, String raw, String problem) {}

  /** The kept ones after a journal place, in the order of the journal. */
  public static List<Malformed> page(
      Connection connection, long afterPosition, int afterItem, int limit) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT position, item, device, received_ms, raw, problem FROM malformed
            WHERE (position, item) > (?, ?) ORDER BY position, item LIMIT ?
            """)) {
      query.setLong(1, afterPosition);
      query.setInt(2, afterItem);
      query.setInt(3, limit);
      try (ResultSet rows = query.executeQuery()) {
        List<Malformed> page = new ArrayList<>();
        while (rows.next()) {
          page.add(
              new Malformed(
                  rows.getLong(1),
                  rows.getInt(2),
                  rows.getInt(3),
                  rows.getLong(4),
                  rows.getString(5),
                  rows.getString(6)));
        }
        return page;
      }
    }
  }

  /** Whether this journal place is one of them. */
  public static boolean contains(Connection connection, long position, int item)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM malformed WHERE position = ? AND item = ?")) {
      query.setLong(1, position);
      query.setInt(2, item);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
