package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes when terminals were not heard of, and when they were reported to be gone. Belongs to the
 * writing connection and its thread; whoever made it closes it.
 */
public final class DeviceSilenceRows implements AutoCloseable {
  private final PreparedStatement begin;
  private final PreparedStatement end;
  private final PreparedStatement covers;
  private final PreparedStatement gone;

  public DeviceSilenceRows(Connection writer) throws SQLException {
    begin =
        writer.prepareStatement(
            """
            INSERT OR IGNORE INTO device_silence (device, since_ms, noticed_ms) VALUES (?, ?, ?)
            """);
    end =
        writer.prepareStatement(
            """
            UPDATE device_silence SET back_ms = ?
            WHERE device = ? AND since_ms = ? AND back_ms IS NULL
            """);
    covers =
        writer.prepareStatement(
            """
            SELECT 1 FROM device_silence
            WHERE device = ? AND since_ms <= ? AND (back_ms IS NULL OR back_ms > ?) LIMIT 1
            """);
    gone =
        writer.prepareStatement("INSERT OR IGNORE INTO device_gone (device, at_ms) VALUES (?, ?)");
  }

  /** Whether the terminal was not heard of at that time, as far as is known by now. */
  public boolean covers(int device, long atMs) throws SQLException {
    covers.setInt(1, device);
    covers.setLong(2, atMs);
    covers.setLong(3, atMs);
    try (ResultSet row = covers.executeQuery()) {
      return row.next();
    }
  }

  /** The terminal was reported to be gone. */
  public void gone(int device, long atMs) throws SQLException {
    gone.setInt(1, device);
    gone.setLong(2, atMs);
    gone.executeUpdate();
  }

  /** A silence was noticed; told twice, it is one. */
  public void begin(int device, long sinceMs, long noticedMs) throws SQLException {
    begin.setInt(1, device);
    begin.setLong(2, sinceMs);
    begin.setLong(3, noticedMs);
    begin.executeUpdate();
  }

  /** The silence is over. */
  public void end(int device, long sinceMs, long backMs) throws SQLException {
    end.setLong(1, backMs);
    end.setInt(2, device);
    end.setLong(3, sinceMs);
    end.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(begin, end, covers, gone)) {
      statement.close();
    }
  }
}
