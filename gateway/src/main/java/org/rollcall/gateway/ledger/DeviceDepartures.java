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

/** Reads when terminals were reported to be gone. On any connection. */
public final class DeviceDepartures {
  /** As many as a page can show; older ones are in the journal. */
  private static final int SHOWN_MAX = 200;

  private DeviceDepartures() {}

  /** When the broker or the endpoint noticed, the newest first. */
  public static List<Instant> of(Connection connection, Symbols symbols, DeviceKey key)
      throws SQLException {
    OptionalInt device = symbols.find(DeviceName.symbol(key));
    if (device.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT at_ms FROM device_gone WHERE device = ? ORDER BY at_ms DESC LIMIT ?")) {
      query.setInt(1, device.getAsInt());
      query.setInt(2, SHOWN_MAX);
      try (ResultSet rows = query.executeQuery()) {
        List<Instant> found = new ArrayList<>();
        while (rows.next()) {
          found.add(Instant.ofEpochMilli(rows.getLong(1)));
        }
        return found;
      }
    }
  }
}
