package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.device.Direction;

/**
 * Reads of a home's counted check-ins just what the rules ask for: every judgement reads a whole
 * home-day, and each column costs. Belongs to one connection; whoever made it closes it.
 */
final class CountedPunches implements AutoCloseable {
  private final PreparedStatement between;

  CountedPunches(Connection connection) throws SQLException {
    between =
        connection.prepareStatement(
            """
            SELECT person, position, item, at_ms, device, way, COALESCE(service, 0)
            FROM check_in WHERE home = ? AND at_ms >= ? AND at_ms < ? AND status = ?
            """);
  }

  /** A counted check-in; device and service are symbols. */
  record Counted(
      long position, int item, long atMs, int device, Direction way, OptionalInt service) {

    String id() {
      return StoredCheckIn.id(position, item);
    }
  }

  /** Those with {@code fromMs ≤ at < toMs} by person, each person's in the order of their key. */
  Map<Integer, List<Counted>> byPerson(int home, long fromMs, long toMs) throws SQLException {
    between.setInt(1, home);
    between.setLong(2, fromMs);
    between.setLong(3, toMs);
    between.setInt(4, CheckInColumns.STATUSES.number(CheckInStatus.COUNTED));
    Map<Integer, List<Counted>> byPerson = new HashMap<>();
    try (ResultSet rows = between.executeQuery()) {
      while (rows.next()) {
        byPerson.computeIfAbsent(rows.getInt(1), person -> new ArrayList<>()).add(read(rows));
      }
    }
    return byPerson;
  }

  @Override
  public void close() throws SQLException {
    between.close();
  }

  private static Counted read(ResultSet row) throws SQLException {
    int service = row.getInt(7);
    return new Counted(
        row.getLong(2),
        row.getInt(3),
        row.getLong(4),
        row.getInt(5),
        CheckInColumns.DIRECTIONS.value(row.getInt(6)),
        service == 0 ? OptionalInt.empty() : OptionalInt.of(service));
  }
}
