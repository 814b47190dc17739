package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the check-ins that don't count (yet), through their own small index. */
public final class CheckInAside {
  private CheckInAside() {}

  /** The check-in of this journal place, where it doesn't count. */
  public static Optional<StoredCheckIn> find(Connection connection, long position, int item)
      throws SQLException {
    String sql =
        "SELECT "
            + CheckInColumns.ALL
            + " FROM check_in WHERE status = ? AND status <> 0 AND position = ? AND item = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (CheckInStatus status : CheckInStatus.values()) {
        query.setInt(1, CheckInColumns.STATUSES.number(status));
        query.setLong(2, position);
        query.setInt(3, item);
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            return Optional.of(CheckInColumns.read(row));
          }
        }
      }
      return Optional.empty();
    }
  }

  /** The check-ins of one status after a journal place, in the order of the journal. */
  public static List<StoredCheckIn> page(
      Connection connection, CheckInStatus status, long afterPosition, int afterItem, int limit)
      throws SQLException {
    String sql =
        "SELECT "
            + CheckInColumns.ALL
            + " FROM check_in WHERE status = ? AND status <> 0 AND (position, item) > (?, ?)"
            + " ORDER BY position, item LIMIT ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, CheckInColumns.STATUSES.number(status));
      query.setLong(2, afterPosition);
      query.setInt(3, afterItem);
      query.setInt(4, limit);
      try (ResultSet rows = query.executeQuery()) {
        List<StoredCheckIn> page = new ArrayList<>();
        while (rows.next()) {
          page.add(CheckInColumns.read(rows));
        }
        return page;
      }
    }
  }
}
