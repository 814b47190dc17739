package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceEvent;

/**
 * Writes what is known of terminals themselves: last delivery, last event, clock, firmware, dropped
 * biometrics. On the writing connection.
 */
public final class DeviceStateRows implements AutoCloseable {
  /** An event further from its receipt than this was waiting: it says nothing of the clock. */
  private static final long LIVE_MS_MAX = 12L * 60 * 60 * 1000;

  private final Map<Integer, ClockOffsets> clocks;
  private final PreparedStatement heard;
  private final PreparedStatement firmware;
  private final PreparedStatement dropped;

  public DeviceStateRows(Connection writer) throws SQLException {
    clocks = clocks(writer);
    heard =
        writer.prepareStatement(
            """
            INSERT INTO device_state
              (device, last_received_ms, last_event_ms, clock_offsets, pictures, templates)
            VALUES (?, ?, ?, ?, 0, 0)
            ON CONFLICT (device) DO UPDATE SET
              last_received_ms = excluded.last_received_ms,
              last_event_ms = COALESCE(MAX(last_event_ms, excluded.last_event_ms),
                                       last_event_ms, excluded.last_event_ms),
              clock_offsets = COALESCE(excluded.clock_offsets, clock_offsets)
            """);
    firmware = writer.prepareStatement("UPDATE device_state SET firmware = ? WHERE device = ?");
    dropped =
        writer.prepareStatement(
            """
            UPDATE device_state SET pictures = pictures + ?, templates = templates + ?
            WHERE device = ?
            """);
  }

  /**
   * Notes a delivery.
   *
   * @param latest the check-in with the latest time in it
   * @param alone whether it was the only event: then it is live, and tells how the clock goes
   */
  public void heard(int device, long receivedMs, Optional<StoredCheckIn> latest, boolean alone)
      throws SQLException {
    heard.setInt(1, device);
    heard.setLong(2, receivedMs);
    Optional<StoredCheckIn> plausible = latest.filter(c -> !c.status().quarantined());
    if (plausible.isPresent()) {
      heard.setLong(3, plausible.get().atMs());
    } else {
      heard.setNull(3, Types.INTEGER);
    }
    if (alone && latest.isPresent() && Math.abs(offsetMs(latest.get(), receivedMs)) < LIVE_MS_MAX) {
      heard.setString(4, clock(device, offsetMs(latest.get(), receivedMs)).text());
    } else {
      heard.setNull(4, Types.VARCHAR);
    }
    heard.executeUpdate();
  }

  /** By what the clock showed, whatever a rule made of it. */
  private static long offsetMs(StoredCheckIn checkIn, long receivedMs) {
    return checkIn.atMs() + checkIn.aheadMs() - receivedMs;
  }

  private ClockOffsets clock(int device, long offsetMs) {
    return clocks.compute(
        device, (no, before) -> (before == null ? ClockOffsets.NONE : before).with(offsetMs));
  }

  private static Map<Integer, ClockOffsets> clocks(Connection writer) throws SQLException {
    try (PreparedStatement query =
            writer.prepareStatement(
                "SELECT device, clock_offsets FROM device_state WHERE clock_offsets IS NOT NULL");
        ResultSet rows = query.executeQuery()) {
      Map<Integer, ClockOffsets> clocks = new HashMap<>();
      while (rows.next()) {
        clocks.put(rows.getInt(1), ClockOffsets.parse(rows.getString(2)));
      }
      return clocks;
    }
  }

  /** Notes the firmware; the rest of the description stays in the journal. */
  public void described(int device, DeviceEvent.Described description) throws SQLException {
    if (description.firmware().isPresent()) {
      firmware.setString(1, description.firmware().get());
      firmware.setInt(2, device);
      firmware.executeUpdate();
    }
  }

  public void dropped(int device, DeviceEvent.Dropped counts) throws SQLException {
    dropped.setInt(1, counts.pictures());
    dropped.setInt(2, counts.templates());
    dropped.setInt(3, device);
    dropped.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(heard, firmware, dropped)) {
      statement.close();
    }
  }
}
