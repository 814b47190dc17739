package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Writes when terminals were not heard of. Belongs to the writing connection and its thread;
 * whoever made it closes it.
 */
public final class DeviceSilenceRows implements AutoCloseable {
  private final PreparedStatement begin;
  private final PreparedStatement end;

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
    begin.close();
    end.close();
  }
}
