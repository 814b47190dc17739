package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceKey;

/** Reads what is known of terminals themselves. SQL on any connection. */
public final class DeviceStates {
  private DeviceStates() {}

  /**
   * What deliveries told of a terminal.
   *
   * @param clockOffset the terminal's clock less ours, the middle of its last live events
   */
  public record DeviceState(
      Instant lastReceivedAt,
      Optional<Instant> lastEventAt,
      Optional<Duration> clockOffset,
      Optional<String> firmware,
      int pictures,
      int templates) {}

  public static Map<DeviceKey, DeviceState> all(Connection connection, Symbols symbols)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT device, last_received_ms, last_event_ms, clock_offsets, firmware,
                       pictures, templates
                FROM device_state
                """);
        ResultSet rows = query.executeQuery()) {
      Map<DeviceKey, DeviceState> states = new HashMap<>();
      while (rows.next()) {
        states.put(
            DeviceName.key(symbols.text(rows.getInt(1))),
            new DeviceState(
                Instant.ofEpochMilli(rows.getLong(2)),
                optional(rows, 3).map(Instant::ofEpochMilli),
                Optional.ofNullable(rows.getString(4))
                    .map(ClockOffsets::parse)
                    .flatMap(ClockOffsets::middle),
                Optional.ofNullable(rows.getString(5)),
                rows.getInt(6),
                rows.getInt(7)));
      }
      return states;
    }
  }

  private static Optional<Long> optional(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
