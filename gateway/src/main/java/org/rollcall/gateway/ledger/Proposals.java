package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.ProposalStatus;
import org.rollcall.gateway.attendance.ReasonCode;

/** Reads what people asked to have counted. On any connection; each call by itself. */
public final class Proposals {
  private static final String COLUMNS =
      "position, kind, home, status, author, at_ms, decided_by, decided_ms, note, payload";

  private Proposals() {}

  /**
   * Which proposals are wanted.
   *
   * @param homes symbols of homes; empty for all
   * @param from the first day that they touch
   * @param to the day after the last
   * @param after the position before the first wanted one
   */
  public record Filter(
      ProposalKind kind,
      List<Integer> homes,
      Optional<ProposalStatus> status,
      LocalDate from,
      LocalDate to,
      long after) {
    public Filter {
      homes = List.copyOf(homes);
    }
  }

  /** At most so many, in the order in which they came. */
  public static List<StoredProposal> page(
      Connection connection, Symbols symbols, Filter filter, int limit) throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM proposal WHERE kind = ? AND to_day > ? AND from_day < ? AND position > ?"
            + (filter.homes().isEmpty() ? "" : " AND home IN (" + marks(filter.homes()) + ")")
            + (filter.status().isPresent() ? " AND status = ?" : "")
            + " ORDER BY position LIMIT ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int next = 1;
      query.setInt(next++, ProposalRows.KINDS.number(filter.kind()));
      query.setLong(next++, filter.from().toEpochDay());
      query.setLong(next++, filter.to().toEpochDay());
      query.setLong(next++, filter.after());
      for (int home : filter.homes()) {
        query.setInt(next++, home);
      }
      if (filter.status().isPresent()) {
        query.setInt(next++, ProposalRows.STATUSES.number(filter.status().get()));
      }
      query.setInt(next, limit);
      return read(query, symbols);
    }
  }

  public static Optional<StoredProposal> find(Connection connection, Symbols symbols, long position)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM proposal WHERE position = ?")) {
      query.setLong(1, position);
      return read(query, symbols).stream().findFirst();
    }
  }

  /** The corrections of a person and date, decided or not, in the order in which they came. */
  public static List<StoredProposal> correctionsOf(
      Connection connection, Symbols symbols, String person, LocalDate date) throws SQLException {
    OptionalInt no = symbols.find(person);
    if (no.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT "
                + COLUMNS
                + """
                 FROM proposal WHERE kind = ? AND position IN
                  (SELECT position FROM proposal_person WHERE person = ? AND from_day = ?)
                ORDER BY position
                """)) {
      query.setInt(1, ProposalRows.KINDS.number(ProposalKind.CORRECTION));
      query.setInt(2, no.getAsInt());
      query.setLong(3, date.toEpochDay());
      return read(query, symbols);
    }
  }

  /** How many proposals that touch a home's month wait for somebody to decide. */
  public static int pending(Connection connection, Symbols symbols, String home, YearMonth month)
      throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return 0;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT COUNT(*) FROM proposal
            WHERE home = ? AND status = ? AND from_day < ? AND to_day > ?
            """)) {
      query.setInt(1, no.getAsInt());
      query.setInt(2, ProposalRows.STATUSES.number(ProposalStatus.PENDING));
      query.setLong(3, month.plusMonths(1).atDay(1).toEpochDay());
      query.setLong(4, month.atDay(1).toEpochDay());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /** How many wait for a decision at each home and touch {@code from ≤ date < to}. */
  static Map<String, Integer> pendingByHome(
      Connection connection, Symbols symbols, LocalDate from, LocalDate to) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT home, COUNT(*) FROM proposal
            WHERE home IS NOT NULL AND status = ? AND from_day < ? AND to_day > ? GROUP BY home
            """)) {
      query.setInt(1, ProposalRows.STATUSES.number(ProposalStatus.PENDING));
      query.setLong(2, to.toEpochDay());
      query.setLong(3, from.toEpochDay());
      Map<String, Integer> pending = new HashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          pending.put(symbols.text(rows.getInt(1)), rows.getInt(2));
        }
      }
      return pending;
    }
  }

  /** On how many days of a month a person has corrections of one reason that stand or may. */
  public static int daysWithReason(
      Connection connection, Symbols symbols, String person, YearMonth month, ReasonCode reason)
      throws SQLException {
    OptionalInt no = symbols.find(person);
    if (no.isEmpty()) {
      return 0;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT COUNT(DISTINCT q.from_day) FROM proposal_person q
            JOIN proposal p ON p.position = q.position
            WHERE q.person = ? AND q.from_day >= ? AND q.from_day < ?
              AND p.kind = ? AND p.reason = ? AND p.status <= ?
            """)) {
      query.setInt(1, no.getAsInt());
      query.setLong(2, month.atDay(1).toEpochDay());
      query.setLong(3, month.plusMonths(1).atDay(1).toEpochDay());
      query.setInt(4, ProposalRows.KINDS.number(ProposalKind.CORRECTION));
      query.setString(5, reason.name());
      query.setInt(6, ProposalRows.STATUSES.number(ProposalStatus.APPROVED));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  private static String marks(List<Integer> values) {
    return String.join(", ", java.util.Collections.nCopies(values.size(), "?"));
  }

  private static List<StoredProposal> read(PreparedStatement query, Symbols symbols)
      throws SQLException {
    List<StoredProposal> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        int home = row.getInt(3);
        Optional<String> by = Optional.ofNullable(row.getString(7));
        long decidedMs = row.getLong(8);
        Optional<String> note = Optional.ofNullable(row.getString(9));
        found.add(
            new StoredProposal(
                row.getLong(1),
                ProposalRows.KINDS.value(row.getInt(2)),
                home == 0 ? Optional.empty() : Optional.of(symbols.text(home)),
                ProposalRows.STATUSES.value(row.getInt(4)),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                by.map(
                    who -> new StoredProposal.Decision(who, Instant.ofEpochMilli(decidedMs), note)),
                row.getBytes(10)));
      }
    }
    return found;
  }
}
