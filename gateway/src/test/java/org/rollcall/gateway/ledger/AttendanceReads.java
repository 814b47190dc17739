package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.ExpectedDays;
import org.rollcall.gateway.indicator.AttendanceSums;
import org.rollcall.gateway.registry.Enrolment;

/**
 * The sums behind the attendance rates of a home. The denominator is arithmetic on the registry and
 * the calendar, month by month as bit masks; only credit is read from person-days. Belongs to one
 * connection and one snapshot; whoever made it closes it.
 */
public final class AttendanceReads implements AutoCloseable {
  private final Symbols symbols;
  private final Homes homes;
  private final PreparedStatement credit;
  private final PreparedStatement leaves;
  private final PreparedStatement presentDays;
  private final PreparedStatement anyCheckIn;

  public AttendanceReads(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    credit =
        connection.prepareStatement(
            """
            SELECT COALESCE(SUM(credit), 0) FROM person_day
            WHERE home = ? AND day >= ? AND day < ? AND expected = 1
            """);
    leaves =
        connection.prepareStatement(
            "SELECT from_day, to_day FROM leave WHERE person = ? AND from_day < ? AND to_day > ?");
    presentDays =
        connection.prepareStatement(
            """
            SELECT day FROM person_day
            WHERE home = ? AND day >= ? AND day < ? AND person = ? AND state <= ?
            """);
    anyCheckIn =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT 1 FROM check_in WHERE home = ? AND at_ms >= ? AND at_ms < ?)");
  }

  /** The sums of a home for {@code from ≤ date < to}. */
  public AttendanceSums sums(String home, LocalDate from, LocalDate to) throws SQLException {
    long expected = 0;
    long excused = 0;
    for (YearMonth month = YearMonth.from(from);
        month.atDay(1).isBefore(to);
        month = month.plusMonths(1)) {
      int window = ExpectedDays.enrolled(month, from, Optional.of(to));
      int open = homes.openDays(home, month) & window;
      for (Enrolment enrolment : homes.registry().enrolmentsAt(home)) {
        int days = homes.expectedDays(enrolment, month, open);
        expected += Integer.bitCount(days);
        if (days != 0) {
          excused += Integer.bitCount(days & excused(enrolment.person(), home, month));
        }
      }
    }
    return new AttendanceSums(creditOf(home, from, to), expected, excused);
  }

  /** Whether any terminal of the home reported a check-in of these dates. */
  public boolean reported(String home, LocalDate from, LocalDate to) throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty() || !from.isBefore(to)) {
      return false;
    }
    anyCheckIn.setInt(1, no.getAsInt());
    anyCheckIn.setLong(2, homes.instants(home, from).from().toEpochMilli());
    anyCheckIn.setLong(3, homes.instants(home, to.minusDays(1)).to().toEpochMilli());
    try (ResultSet row = anyCheckIn.executeQuery()) {
      return row.next() && row.getInt(1) == 1;
    }
  }

  @Override
  public void close() throws SQLException {
    credit.close();
    leaves.close();
    presentDays.close();
    anyCheckIn.close();
  }

  private long creditOf(String home, LocalDate from, LocalDate to) throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return 0;
    }
    credit.setInt(1, no.getAsInt());
    credit.setLong(2, from.toEpochDay());
    credit.setLong(3, to.toEpochDay());
    try (ResultSet row = credit.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** The days of a month on which a person has leave and was not there all the same. */
  private int excused(String person, String home, YearMonth month) throws SQLException {
    OptionalInt no = symbols.find(person);
    if (no.isEmpty()) {
      return 0;
    }
    long first = month.atDay(1).toEpochDay();
    long end = month.plusMonths(1).atDay(1).toEpochDay();
    int mask = 0;
    leaves.setInt(1, no.getAsInt());
    leaves.setLong(2, end);
    leaves.setLong(3, first);
    try (ResultSet rows = leaves.executeQuery()) {
      while (rows.next()) {
        for (long day = Math.max(first, rows.getLong(1));
            day < Math.min(end, rows.getLong(2));
            day++) {
          mask |= 1 << (int) (day - first);
        }
      }
    }
    return mask == 0 ? 0 : mask & ~present(no.getAsInt(), home, first, end);
  }

  private int present(int person, String home, long first, long end) throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return 0;
    }
    int mask = 0;
    presentDays.setInt(1, no.getAsInt());
    presentDays.setLong(2, first);
    presentDays.setLong(3, end);
    presentDays.setInt(4, person);
    presentDays.setInt(5, PersonDayRows.STATES.number(DayState.PRESENT_SHORT));
    try (ResultSet rows = presentDays.executeQuery()) {
      while (rows.next()) {
        mask |= 1 << (int) (rows.getLong(1) - first);
      }
    }
    return mask;
  }
}
