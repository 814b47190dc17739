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
  private final PreparedStatement repeated;

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
    repeated =
        writer.prepareStatement("UPDATE device_state SET repeats = repeats + ? WHERE device = ?");
  }

  /**
   * Notes a delivery.
   *
   * @param latest the check-in with the latest time in it
   * @param clock what is known of the clock from now on; empty where the delivery told nothing new
   */
  public void heard(
      int device, long receivedMs, Optional<StoredCheckIn> latest, Optional<ClockOffsets> clock)
      throws SQLException {
    heard.setInt(1, device);
    heard.setLong(2, receivedMs);
    Optional<StoredCheckIn> plausible = latest.filter(c -> !c.status().quarantined());
    if (plausible.isPresent()) {
      heard.setLong(3, plausible.get().atMs());
    } else {
      heard.setNull(3, Types.INTEGER);
    }
    if (clock.isPresent()) {
      clocks.put(device, clock.get());
      heard.setString(4, clock.get().text());
    } else {
      heard.setNull(4, Types.VARCHAR);
    }
    heard.executeUpdate();
  }

  /** What is known of the terminal's clock. */
  public ClockOffsets clock(int device) {
    return clocks.getOrDefault(device, ClockOffsets.NONE);
  }

  /**
   * What would be known of the clock with a check-in that came alone: then it is live, unless it is
   * so late that it must have waited. By what the clock showed, whatever a rule made of it.
   */
  public Optional<ClockOffsets> clockWith(StoredCheckIn alone) {
    long offsetMs = alone.atMs() + alone.aheadMs() - alone.receivedMs();
    return Math.abs(offsetMs) < LIVE_MS_MAX
        ? Optional.of(clock(alone.device()).with(offsetMs))
        : Optional.empty();
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

  /** Notes check-ins that were known already. */
  public void repeated(int device, int checkIns) throws SQLException {
    if (checkIns > 0) {
      repeated.setInt(1, checkIns);
      repeated.setInt(2, device);
      repeated.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(heard, firmware, dropped, repeated)) {
      statement.close();
    }
  }
}
