package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.attendance.CorrectionAction;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ReasonCode;

/** Writes the corrections in force. */
public final class CorrectionRows {
  static final Numbering<CorrectionAction> ACTIONS = new Numbering<>(CorrectionAction.class);
  static final Numbering<ReasonCode> REASONS = new Numbering<>(ReasonCode.class);

  private CorrectionRows() {}

  /** Puts an approved correction in force. */
  public static void put(
      Connection writer, Symbols symbols, long position, Proposal.OfCorrection correction)
      throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            """
            INSERT OR REPLACE INTO correction
              (person, day, home, position, action, reason, at_ms, until_ms, service, target)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      put.setInt(1, symbols.number(writer, correction.person()));
      put.setLong(2, correction.date().toEpochDay());
      put.setInt(3, symbols.number(writer, correction.home()));
      put.setLong(4, position);
      put.setInt(5, ACTIONS.number(correction.action()));
      put.setInt(6, REASONS.number(correction.reason()));
      set(put, 7, correction.time());
      set(put, 8, correction.until());
      if (correction.service().isPresent()) {
        put.setInt(9, symbols.number(writer, correction.service().get()));
      } else {
        put.setNull(9, Types.INTEGER);
      }
      put.setString(10, correction.target().orElse(null));
      put.executeUpdate();
    }
  }

  /** The days at a home that have corrections, wherever the day's other facts went. */
  public static List<LedgerState.DayKey> daysAt(Connection connection, int home)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT DISTINCT person, day FROM correction WHERE home = ? ORDER BY person, day")) {
      query.setInt(1, home);
      try (ResultSet rows = query.executeQuery()) {
        List<LedgerState.DayKey> days = new ArrayList<>();
        while (rows.next()) {
          days.add(new LedgerState.DayKey(home, rows.getInt(1), rows.getLong(2)));
        }
        return days;
      }
    }
  }

  private static void set(PreparedStatement put, int column, Optional<Instant> at)
      throws SQLException {
    if (at.isPresent()) {
      put.setLong(column, at.get().toEpochMilli());
    } else {
      put.setNull(column, Types.INTEGER);
    }
  }
}
