package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.attendance.Correction;
import org.rollcall.gateway.attendance.CorrectionAction;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.PunchDirection;
import org.rollcall.gateway.attendance.ReasonCode;

/**
 * Reads the corrections in force. Most days have none, so an empty table is asked once and not
 * again. Belongs to one connection and one snapshot; whoever made it closes it.
 */
final class CorrectionFacts implements AutoCloseable {
  private final Symbols symbols;
  private final boolean any;
  private final PreparedStatement ofDay;
  private final PreparedStatement homesOn;

  CorrectionFacts(Connection connection, Symbols symbols) throws SQLException {
    this.symbols = symbols;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM correction)")) {
      any = row.next() && row.getInt(1) == 1;
    }
    ofDay =
        connection.prepareStatement(
            """
            SELECT position, action, reason, at_ms, until_ms, COALESCE(service, 0), target
            FROM correction WHERE person = ? AND day = ? AND home = ? ORDER BY position
            """);
    homesOn =
        connection.prepareStatement(
            "SELECT DISTINCT home FROM correction WHERE person = ? AND day = ? ORDER BY home");
  }

  /** Those of a person at a home on a date. */
  List<Correction> of(int person, int home, LocalDate date) throws SQLException {
    if (!any) {
      return List.of();
    }
    ofDay.setInt(1, person);
    ofDay.setLong(2, date.toEpochDay());
    ofDay.setInt(3, home);
    List<Correction> corrections = new ArrayList<>();
    try (ResultSet rows = ofDay.executeQuery()) {
      while (rows.next()) {
        corrections.add(read(rows));
      }
    }
    return corrections;
  }

  /** The homes where a person has corrections on a date. */
  List<Integer> homesOn(int person, LocalDate date) throws SQLException {
    if (!any) {
      return List.of();
    }
    homesOn.setInt(1, person);
    homesOn.setLong(2, date.toEpochDay());
    List<Integer> homes = new ArrayList<>();
    try (ResultSet rows = homesOn.executeQuery()) {
      while (rows.next()) {
        homes.add(rows.getInt(1));
      }
    }
    return homes;
  }

  @Override
  public void close() throws SQLException {
    ofDay.close();
    homesOn.close();
  }

  private Correction read(ResultSet row) throws SQLException {
    String id = ProposalKind.CORRECTION.id(row.getLong(1));
    CorrectionAction action = CorrectionRows.ACTIONS.value(row.getInt(2));
    ReasonCode reason = CorrectionRows.REASONS.value(row.getInt(3));
    Instant at = Instant.ofEpochMilli(row.getLong(4));
    int service = row.getInt(6);
    Optional<String> type = service == 0 ? Optional.empty() : Optional.of(symbols.text(service));
    return switch (action) {
      case ADD_IN -> new Correction.AddPunch(id, reason, PunchDirection.IN, at, type);
      case ADD_OUT -> new Correction.AddPunch(id, reason, PunchDirection.OUT, at, type);
      case ADD_SESSION ->
          new Correction.AddSession(id, reason, at, Instant.ofEpochMilli(row.getLong(5)), type);
      case VOID -> new Correction.VoidPunch(id, reason, row.getString(7));
    };
  }
}
