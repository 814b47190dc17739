package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.MonthLife;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.StepTaken;

/** Reads the sign-off of months. On any connection; each call by itself. */
public final class Months {
  private Months() {}

  /**
   * A locked revision.
   *
   * @param position the journal entry that locked it
   * @param hash as the lock stated it
   * @param text the snapshot, as it was hashed
   */
  public record Locked(YearMonth month, int revision, long position, String hash, String text) {
    public MonthSnapshot snapshot() {
      return MonthSnapshot.read(text);
    }
  }

  /** The steps of a home's month, in the order in which they were taken. */
  public static List<StepTaken> steps(
      Connection connection, Symbols symbols, Homes homes, String home, YearMonth month)
      throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT step, revision, author, at_ms, content, note, owner, until_day FROM month_step
            WHERE home = ? AND month = ? ORDER BY position
            """)) {
      query.setInt(1, no.getAsInt());
      query.setInt(2, MonthSteps.number(month));
      List<StepTaken> steps = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Instant at = Instant.ofEpochMilli(row.getLong(4));
          long until = row.getLong(8);
          boolean ends = !row.wasNull();
          steps.add(
              new StepTaken(
                  MonthSteps.STEPS.value(row.getInt(1)),
                  row.getInt(2),
                  row.getString(3),
                  at,
                  LocalDate.ofInstant(at, homes.zone(home)),
                  row.getString(5),
                  Optional.ofNullable(row.getString(6)),
                  Optional.ofNullable(row.getString(7)),
                  ends ? Optional.of(LocalDate.ofEpochDay(until)) : Optional.empty()));
        }
      }
      return steps;
    }
  }

  /** How far a home's month has come at an instant. */
  public static MonthLife life(
      Connection connection,
      Symbols symbols,
      Homes homes,
      String home,
      YearMonth month,
      Instant now)
      throws SQLException {
    return MonthLife.of(
        month,
        steps(connection, symbols, homes, home, month),
        LocalDate.ofInstant(now, homes.zone(home)));
  }

  /** The locked revisions of a home's month, the first one first. */
  public static List<Locked> locked(
      Connection connection, Symbols symbols, String home, YearMonth month) throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT month, revision, position, hash, snapshot FROM month_lock
            WHERE home = ? AND month = ? ORDER BY revision
            """)) {
      query.setInt(1, no.getAsInt());
      query.setInt(2, MonthSteps.number(month));
      return read(query);
    }
  }

  /** One locked revision, or the latest. */
  public static Optional<Locked> locked(
      Connection connection, Symbols symbols, String home, YearMonth month, OptionalInt revision)
      throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT month, revision, position, hash, snapshot FROM month_lock
            WHERE home = ? AND month = ? AND (revision = ?3 OR ?3 = 0)
            ORDER BY revision DESC LIMIT 1
            """)) {
      query.setInt(1, no.getAsInt());
      query.setInt(2, MonthSteps.number(month));
      query.setInt(3, revision.orElse(0));
      return read(query).stream().findFirst();
    }
  }

  /** The number of a locked revision, or of the latest, where there is one. */
  static OptionalInt lockedRevision(
      Connection connection, Symbols symbols, String home, YearMonth month, OptionalInt revision)
      throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return OptionalInt.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT MAX(revision) FROM month_lock
            WHERE home = ? AND month = ? AND (revision = ?3 OR ?3 = 0)
            """)) {
      query.setInt(1, no.getAsInt());
      query.setInt(2, MonthSteps.number(month));
      query.setInt(3, revision.orElse(0));
      try (ResultSet row = query.executeQuery()) {
        int found = row.next() ? row.getInt(1) : 0;
        return found == 0 ? OptionalInt.empty() : OptionalInt.of(found);
      }
    }
  }

  /** The hash of the latest locked revision of a home's month. */
  public static Optional<String> lockedHash(
      Connection connection, Symbols symbols, String home, YearMonth month) throws SQLException {
    return locked(connection, symbols, home, month, OptionalInt.empty()).map(Locked::hash);
  }

  /** Homes and months whose last step is of a kind, by home and month. */
  public static List<MonthSteps.HomeMonthKey> lastStepped(Connection connection, MonthStep step)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT home, month FROM month_step s WHERE step = ? AND position =
              (SELECT MAX(position) FROM month_step l WHERE l.home = s.home AND l.month = s.month)
            ORDER BY home, month
            """)) {
      query.setInt(1, MonthSteps.STEPS.number(step));
      List<MonthSteps.HomeMonthKey> keys = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          int month = row.getInt(2);
          keys.add(
              new MonthSteps.HomeMonthKey(row.getInt(1), YearMonth.of(month / 100, month % 100)));
        }
      }
      return keys;
    }
  }

  private static List<Locked> read(PreparedStatement query) throws SQLException {
    List<Locked> locked = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        int month = row.getInt(1);
        locked.add(
            new Locked(
                YearMonth.of(month / 100, month % 100),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5)));
      }
    }
    return locked;
  }

  /** What a lock would keep of a home's month now. */
  public static MonthSnapshot snapshot(
      Connection connection,
      Symbols symbols,
      Homes homes,
      String home,
      YearMonth month,
      int revision)
      throws SQLException {
    try (HomeMonths live = new HomeMonths(connection, symbols, homes)) {
      return new MonthSnapshot(
          live.of(home, month),
          revision,
          homes.policy().ruleVersion(),
          homes.calendar().version(),
          LedgerState.cursor(connection).position(),
          lockedHash(connection, symbols, home, month.minusMonths(1)),
          lockedHash(connection, symbols, home, month));
    }
  }
}
