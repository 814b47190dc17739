package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.attendance.Leave;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.StaffRecord;

/**
 * Reads what staff wrote down. Most homes have none of it on most days, so an empty table is asked
 * once and not again. Belongs to one connection and one snapshot; whoever made it closes it.
 */
final class StaffFacts implements AutoCloseable {
  private final Symbols symbols;
  private final boolean anyLeave;
  private final boolean anyRecord;
  private final PreparedStatement leaveOn;
  private final PreparedStatement recordsOn;
  private final PreparedStatement homesOn;

  StaffFacts(Connection connection, Symbols symbols) throws SQLException {
    this.symbols = symbols;
    this.anyLeave = any(connection, "leave");
    this.anyRecord = any(connection, "staff_record");
    leaveOn =
        connection.prepareStatement(
            """
            SELECT from_day, kind FROM leave WHERE person = ? AND from_day <= ? AND to_day > ?
            ORDER BY from_day, position LIMIT 1
            """);
    recordsOn =
        connection.prepareStatement(
            """
            SELECT service, start, end, recorder, reason, position FROM staff_record
            WHERE person = ? AND day = ? AND home = ? ORDER BY service, start, position
            """);
    homesOn =
        connection.prepareStatement(
            "SELECT DISTINCT home FROM staff_record WHERE person = ? AND day = ? ORDER BY home");
  }

  /** The leave of a person on a date, if any. */
  Optional<Leave> leaveOn(int person, LocalDate date) throws SQLException {
    if (!anyLeave) {
      return Optional.empty();
    }
    leaveOn.setInt(1, person);
    leaveOn.setLong(2, date.toEpochDay());
    leaveOn.setLong(3, date.toEpochDay());
    try (ResultSet row = leaveOn.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Leave(
                  symbols.text(person) + " " + LocalDate.ofEpochDay(row.getLong(1)),
                  row.getString(2)))
          : Optional.empty();
    }
  }

  /** The service records of a person at a home on a date. */
  List<StaffRecord> recordsOn(int person, int home, LocalDate date) throws SQLException {
    if (!anyRecord) {
      return List.of();
    }
    recordsOn.setInt(1, person);
    recordsOn.setLong(2, date.toEpochDay());
    recordsOn.setInt(3, home);
    try (ResultSet rows = recordsOn.executeQuery()) {
      List<StaffRecord> records = new ArrayList<>();
      while (rows.next()) {
        String service = symbols.text(rows.getInt(1));
        long proposal = rows.getLong(6);
        records.add(
            new StaffRecord(
                proposal == StaffRows.IMPORTED
                    ? service + " " + rows.getString(2)
                    : ProposalKind.SERVICE_RECORD.id(proposal),
                service,
                time(rows.getString(2)),
                time(rows.getString(3)),
                rows.getString(4),
                Optional.of(rows.getString(5)).filter(reason -> !reason.isBlank())));
      }
      return records;
    }
  }

  /** The homes where a person has service records on a date. */
  List<Integer> homesOn(int person, LocalDate date) throws SQLException {
    if (!anyRecord) {
      return List.of();
    }
    homesOn.setInt(1, person);
    homesOn.setLong(2, date.toEpochDay());
    try (ResultSet rows = homesOn.executeQuery()) {
      List<Integer> homes = new ArrayList<>();
      while (rows.next()) {
        homes.add(rows.getInt(1));
      }
      return homes;
    }
  }

  @Override
  public void close() throws SQLException {
    leaveOn.close();
    recordsOn.close();
    homesOn.close();
  }

  private static boolean any(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + table + ")")) {
      return row.next() && row.getInt(1) == 1;
    }
  }

  private static Optional<LocalTime> time(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
  }
}
