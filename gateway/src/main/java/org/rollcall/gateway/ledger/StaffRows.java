package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.rollcall.gateway.registry.Leave;
import org.rollcall.gateway.registry.ServiceRecord;

/**
 * Writes what staff wrote down beside the terminals: leave and service records, imported or
 * approved.
 */
public final class StaffRows {
  /** The last day of a leave whose end nobody knows yet, as the column holds it. */
  static final long OPEN_END = LocalDate.of(9999, 1, 1).toEpochDay();

  private StaffRows() {}

  /** Where a row stands in no proposal: it was imported. */
  public static final long IMPORTED = 0;

  /** Puts a leave in place of the one of the same person, first day and proposal. */
  public static void put(Connection writer, Symbols symbols, Leave leave, long proposal)
      throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            """
            INSERT OR REPLACE INTO leave (person, from_day, to_day, kind, reason, position)
            VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      put.setInt(1, symbols.number(writer, leave.person()));
      put.setLong(2, leave.validity().from().map(LocalDate::toEpochDay).orElseThrow());
      put.setLong(3, leave.validity().to().map(LocalDate::toEpochDay).orElse(OPEN_END));
      put.setString(4, leave.kind().orElse(""));
      put.setString(5, leave.reason().orElse(""));
      put.setLong(6, proposal);
      put.executeUpdate();
    }
  }

  /** Puts a service record in place of the one with the same key. */
  public static void put(Connection writer, Symbols symbols, ServiceRecord record, long proposal)
      throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            """
            INSERT OR REPLACE INTO staff_record
              (person, day, home, service, start, end, recorder, reason, position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      put.setInt(1, symbols.number(writer, record.person()));
      put.setLong(2, record.date().toEpochDay());
      put.setInt(3, symbols.number(writer, record.home()));
      put.setInt(4, symbols.number(writer, record.service()));
      put.setString(5, record.start().map(LocalTime::toString).orElse(""));
      put.setString(6, record.end().map(LocalTime::toString).orElse(""));
      put.setString(7, record.recorder().orElse(""));
      put.setString(8, record.reason().orElse(""));
      put.setLong(9, proposal);
      put.executeUpdate();
    }
  }

  /** Takes away what a proposal had put there, and only that. */
  public static void remove(Connection writer, int person, long proposal) throws SQLException {
    for (String table : new String[] {"leave", "staff_record", "correction"}) {
      try (PreparedStatement remove =
          writer.prepareStatement("DELETE FROM " + table + " WHERE person = ? AND position = ?")) {
        remove.setInt(1, person);
        remove.setLong(2, proposal);
        remove.executeUpdate();
      }
    }
  }
}
