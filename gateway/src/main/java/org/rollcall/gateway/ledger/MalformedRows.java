package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.rollcall.device.DeviceEvent;

/** Writes what should have been check-ins and could not be read. On the writing connection. */
public final class MalformedRows implements AutoCloseable {
  private final PreparedStatement put;

  public MalformedRows(Connection writer) throws SQLException {
    put =
        writer.prepareStatement(
            """
            INSERT OR IGNORE INTO malformed (position, item, device, received_ms, raw, problem)
            VALUES (?, ?, ?, ?, ?, ?)
            """);
  }

  public void put(
      long position, int item, int device, long receivedMs, DeviceEvent.Rejected rejected)
      throws SQLException {
    put.setLong(1, position);
    put.setInt(2, item);
    put.setInt(3, device);
    put.setLong(4, receivedMs);
    put.setString(5, rejected.raw());
    put.setString(6, rejected.problem());
    put.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    put.close();
  }
}
