package org.rollcall.gateway.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalInt;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/** The columns of {@code check_in} in the one order in which statements name, set and read them. */
final class CheckInColumns {
  static final String ALL =
      "home, at_ms, device, number, told, event_id, position, item, received_ms, offset_s, marks,"
          + " way, method, status, person, service, organisation, ahead_ms, clock_off_s";

  static final Numbering<Direction> DIRECTIONS = new Numbering<>(Direction.class);
  static final Numbering<CheckInStatus> STATUSES = new Numbering<>(CheckInStatus.class);
  private static final Numbering<Method> METHODS = new Numbering<>(Method.class);
  private static final int OWN_OFFSET = 1;
  private static final int RELEASED = 2;
  private static final int OWN_SERVICE = 4;

  private CheckInColumns() {}

  /** Sets all columns. */
  static void setAll(PreparedStatement statement, StoredCheckIn c) throws SQLException {
    setKey(statement, c);
    statement.setLong(7, c.position());
    statement.setInt(8, c.item());
    statement.setLong(9, c.receivedMs());
    statement.setInt(10, c.offsetSeconds());
    statement.setInt(11, marks(c));
    statement.setInt(12, DIRECTIONS.number(c.way()));
    statement.setInt(13, METHODS.number(c.method()));
    statement.setInt(14, STATUSES.number(c.status()));
    set(statement, 15, c.person());
    set(statement, 16, c.service());
    set(statement, 17, c.organisation());
    statement.setLong(18, c.aheadMs());
    set(statement, 19, c.clockOffSeconds());
  }

  /** Sets the columns of the key: parameters 1 to 6. */
  static void setKey(PreparedStatement statement, StoredCheckIn c) throws SQLException {
    statement.setInt(1, c.home());
    statement.setLong(2, c.atMs());
    statement.setInt(3, c.device());
    statement.setString(4, c.number());
    statement.setInt(5, DIRECTIONS.number(c.told()));
    statement.setString(6, c.eventId());
  }

  static StoredCheckIn read(ResultSet row) throws SQLException {
    int marks = row.getInt(11);
    return new StoredCheckIn(
        row.getInt(1),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        DIRECTIONS.value(row.getInt(5)),
        row.getString(6),
        row.getLong(7),
        row.getInt(8),
        row.getLong(9),
        row.getInt(10),
        (marks & OWN_OFFSET) != 0,
        (marks & OWN_SERVICE) != 0,
        (marks & RELEASED) != 0,
        DIRECTIONS.value(row.getInt(12)),
        METHODS.value(row.getInt(13)),
        STATUSES.value(row.getInt(14)),
        optional(row, 15),
        optional(row, 16),
        optional(row, 17),
        row.getLong(18),
        optional(row, 19));
  }

  private static int marks(StoredCheckIn c) {
    return (c.ownOffset() ? OWN_OFFSET : 0)
        | (c.released() ? RELEASED : 0)
        | (c.ownService() ? OWN_SERVICE : 0);
  }

  private static OptionalInt optional(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static void set(PreparedStatement statement, int column, OptionalInt value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setInt(column, value.getAsInt());
    } else {
      statement.setNull(column, Types.INTEGER);
    }
  }
}
