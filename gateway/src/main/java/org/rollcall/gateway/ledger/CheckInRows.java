package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes {@code check_in}. Belongs to the writing connection and its thread; whoever made it closes
 * it.
 */
public final class CheckInRows implements AutoCloseable {
  private final PreparedStatement insert;
  private final PreparedStatement delete;
  private final PreparedStatement seen;

  public CheckInRows(Connection writer) throws SQLException {
    insert =
        writer.prepareStatement(
            "INSERT OR IGNORE INTO check_in ("
                + CheckInColumns.ALL
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    delete =
        writer.prepareStatement(
            """
            DELETE FROM check_in
            WHERE home = ? AND at_ms = ? AND device = ? AND number = ? AND told = ? AND event_id = ?
            """);
    seen = writer.prepareStatement("INSERT OR IGNORE INTO event_seen (id) VALUES (?)");
  }

  /** Stores a check-in; false where its identity is there already. */
  public boolean insert(StoredCheckIn checkIn) throws SQLException {
    CheckInColumns.setAll(insert, checkIn);
    return insert.executeUpdate() == 1;
  }

  public void delete(StoredCheckIn checkIn) throws SQLException {
    CheckInColumns.setKey(delete, checkIn);
    delete.executeUpdate();
  }

  /** Notes a sender's own event identifier; false where it was noted before. */
  public boolean firstTime(String protocol, String eventId) throws SQLException {
    seen.setString(1, protocol + ":" + eventId);
    return seen.executeUpdate() == 1;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(insert, delete, seen)) {
      statement.close();
    }
  }
}
