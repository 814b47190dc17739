package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the check-ins of a home by time. Belongs to one connection; whoever made it closes it. */
public final class HomeCheckIns implements AutoCloseable {
  private final PreparedStatement between;

  public HomeCheckIns(Connection connection) throws SQLException {
    between =
        connection.prepareStatement(
            "SELECT "
                + CheckInColumns.ALL
                + " FROM check_in WHERE home = ? AND at_ms >= ? AND at_ms < ?");
  }

  /** All check-ins of a home with {@code fromMs ≤ at < toMs}, in the order of their key. */
  public List<StoredCheckIn> between(int home, long fromMs, long toMs) throws SQLException {
    between.setInt(1, home);
    between.setLong(2, fromMs);
    between.setLong(3, toMs);
    try (ResultSet rows = between.executeQuery()) {
      List<StoredCheckIn> found = new ArrayList<>();
      while (rows.next()) {
        found.add(CheckInColumns.read(rows));
      }
      return found;
    }
  }

  @Override
  public void close() throws SQLException {
    between.close();
  }
}
