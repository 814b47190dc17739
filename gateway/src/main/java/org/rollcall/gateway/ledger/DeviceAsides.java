package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.rollcall.device.DeviceKey;

/** Reads what of a terminal's check-ins does not count, and what it said twice. */
public final class DeviceAsides {
  private DeviceAsides() {}

  /** Check-ins of one status, with the times that they count for, or would. */
  public record Aside(CheckInStatus status, int checkIns, Instant earliest, Instant latest) {}

  /** One a status, through the small index of what does not count. */
  public static List<Aside> of(Connection connection, Symbols symbols, DeviceKey key)
      throws SQLException {
    OptionalInt device = symbols.find(DeviceName.symbol(key));
    if (device.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT status, COUNT(*), MIN(at_ms), MAX(at_ms) FROM check_in
            WHERE status <> 0 AND device = ? GROUP BY status ORDER BY status
            """)) {
      query.setInt(1, device.getAsInt());
      try (ResultSet rows = query.executeQuery()) {
        List<Aside> asides = new ArrayList<>();
        while (rows.next()) {
          asides.add(
              new Aside(
                  CheckInColumns.STATUSES.value(rows.getInt(1)),
                  rows.getInt(2),
                  Instant.ofEpochMilli(rows.getLong(3)),
                  Instant.ofEpochMilli(rows.getLong(4))));
        }
        return asides;
      }
    }
  }

  /** Check-ins that came once more and changed nothing. */
  public static int repeats(Connection connection, Symbols symbols, DeviceKey key)
      throws SQLException {
    OptionalInt device = symbols.find(DeviceName.symbol(key));
    if (device.isEmpty()) {
      return 0;
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT repeats FROM device_state WHERE device = ?")) {
      query.setInt(1, device.getAsInt());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }
}
