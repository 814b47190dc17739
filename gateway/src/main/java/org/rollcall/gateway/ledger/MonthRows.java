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
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.InstantRange;
import org.rollcall.gateway.attendance.ServiceTally;
import org.rollcall.gateway.indicator.DayLine;

/**
 * The rows that a home's month is made of, each table read in the order of its key. Belongs to one
 * connection and one snapshot; whoever made it closes it.
 */
final class MonthRows implements AutoCloseable {
  private final Symbols symbols;
  private final PreparedStatement days;
  private final PreparedStatement services;
  private final PreparedStatement records;
  private final PreparedStatement leaves;
  private final PreparedStatement ends;
  private final PreparedStatement anyCheckIn;

  MonthRows(Connection connection, Symbols symbols) throws SQLException {
    this.symbols = symbols;
    days =
        connection.prepareStatement(
            """
            SELECT day, person, state, credit, minutes, valid, flags FROM person_day
            WHERE home = ? AND day >= ? AND day < ?
            """);
    services =
        connection.prepareStatement(
            """
            SELECT day, person, service, sessions, minutes FROM service_day
            WHERE home = ? AND day >= ? AND day < ?
            """);
    records =
        connection.prepareStatement(
            "SELECT service FROM staff_record WHERE person = ? AND day = ? AND home = ?");
    leaves =
        connection.prepareStatement(
            "SELECT from_day, to_day FROM leave WHERE person = ? AND from_day < ? AND to_day > ?");
    ends =
        connection.prepareStatement(
            """
            SELECT (SELECT at_ms FROM check_in WHERE home = ?1 AND at_ms >= ?2 AND at_ms < ?3
                     ORDER BY at_ms LIMIT 1),
                   (SELECT at_ms FROM check_in WHERE home = ?1 AND at_ms >= ?2 AND at_ms < ?3
                     ORDER BY at_ms DESC LIMIT 1)
            """);
    anyCheckIn =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT 1 FROM check_in WHERE home = ? AND at_ms >= ? AND at_ms < ?)");
  }

  private record PersonDate(int person, int day) {}

  /** The person-days of a home and month, by person. */
  Map<String, List<DayLine>> lines(int home, YearMonth month) throws SQLException {
    int first = (int) month.atDay(1).toEpochDay();
    Map<PersonDate, List<ServiceTally>> tallies = tallies(home, month);
    Map<String, List<DayLine>> lines = new HashMap<>();
    set(days, home, month);
    try (ResultSet row = days.executeQuery()) {
      while (row.next()) {
        PersonDate at = new PersonDate(row.getInt(2), row.getInt(1));
        List<ServiceTally> counted = tallies.getOrDefault(at, List.of());
        DayState state = PersonDayRows.STATES.value(row.getInt(3));
        DayLine line =
            new DayLine(
                at.day() - first + 1,
                state,
                row.getInt(4),
                state == DayState.CONFLICT ? 0 : row.getInt(5),
                row.getInt(6) == 1,
                PersonDayRows.flags(row.getInt(7)).contains(DayFlag.CORRECTED)
                    || recorded(at, home, counted),
                counted);
        lines.computeIfAbsent(symbols.text(at.person()), person -> new ArrayList<>()).add(line);
      }
    }
    return lines;
  }

  /** The days of a month on which a person has leave, as a mask. */
  int leave(int person, YearMonth month) throws SQLException {
    long first = month.atDay(1).toEpochDay();
    long end = month.plusMonths(1).atDay(1).toEpochDay();
    int mask = 0;
    leaves.setInt(1, person);
    leaves.setLong(2, end);
    leaves.setLong(3, first);
    try (ResultSet rows = leaves.executeQuery()) {
      while (rows.next()) {
        long to = Math.min(end, rows.getLong(2));
        for (long day = Math.max(first, rows.getLong(1)); day < to; day++) {
          mask |= 1 << (int) (day - first);
        }
      }
    }
    return mask;
  }

  /** The first and the last instant of something. */
  record Range(Instant first, Instant last) {}

  /** The first and the last check-in of a home within {@code from ≤ instant < to}. */
  Optional<Range> spoken(int home, Instant from, Instant to) throws SQLException {
    ends.setInt(1, home);
    ends.setLong(2, from.toEpochMilli());
    ends.setLong(3, to.toEpochMilli());
    try (ResultSet row = ends.executeQuery()) {
      long firstMs = row.next() ? row.getLong(1) : 0;
      return row.wasNull()
          ? Optional.empty()
          : Optional.of(
              new Range(Instant.ofEpochMilli(firstMs), Instant.ofEpochMilli(row.getLong(2))));
    }
  }

  /** Whether any terminal of a home reported a check-in of these instants. */
  boolean spoke(int home, InstantRange range) throws SQLException {
    anyCheckIn.setInt(1, home);
    anyCheckIn.setLong(2, range.from().toEpochMilli());
    anyCheckIn.setLong(3, range.to().toEpochMilli());
    try (ResultSet row = anyCheckIn.executeQuery()) {
      return row.next() && row.getInt(1) == 1;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(days, services, records, leaves, ends, anyCheckIn)) {
      statement.close();
    }
  }

  private Map<PersonDate, List<ServiceTally>> tallies(int home, YearMonth month)
      throws SQLException {
    Map<PersonDate, List<ServiceTally>> tallies = new HashMap<>();
    set(services, home, month);
    try (ResultSet row = services.executeQuery()) {
      while (row.next()) {
        tallies
            .computeIfAbsent(
                new PersonDate(row.getInt(2), row.getInt(1)), date -> new ArrayList<>(2))
            .add(new ServiceTally(symbols.text(row.getInt(3)), 1, row.getInt(4), row.getInt(5)));
      }
    }
    return tallies;
  }

  /** Whether staff wrote down one of the services that counted. */
  private boolean recorded(PersonDate at, int home, List<ServiceTally> counted)
      throws SQLException {
    if (counted.stream().allMatch(tally -> tally.type().equals(ServiceTally.CARE))) {
      return false;
    }
    records.setInt(1, at.person());
    records.setInt(2, at.day());
    records.setInt(3, home);
    try (ResultSet row = records.executeQuery()) {
      while (row.next()) {
        String service = symbols.text(row.getInt(1));
        if (counted.stream().anyMatch(tally -> tally.type().equals(service))) {
          return true;
        }
      }
      return false;
    }
  }

  private static void set(PreparedStatement query, int home, YearMonth month) throws SQLException {
    LocalDate first = month.atDay(1);
    query.setInt(1, home);
    query.setLong(2, first.toEpochDay());
    query.setLong(3, first.plusMonths(1).toEpochDay());
  }
}
