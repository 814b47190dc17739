package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.rollcall.gateway.ledger.DayTexts.Change;
import org.rollcall.gateway.ledger.DayTexts.Place;
import org.rollcall.gateway.ledger.MonthSteps.HomeMonthKey;

/**
 * The adjustment ledger: what facts changed of a month after it was locked. At any time the
 * snapshot with its adjustments laid over is the month as it is known.
 */
public final class Adjustments {
  private Adjustments() {}

  /**
   * A change of a person-day that a lock keeps.
   *
   * @param revision that was the latest locked one
   * @param position the journal entry that brought the change
   * @param why what kind of fact that was, and whose
   */
  public record Adjustment(int revision, long position, Instant at, String why, Change change) {}

  /**
   * The month as it was known before the entry at hand: the latest snapshot and what came since.
   */
  public static SortedMap<Place, String> before(Connection connection, HomeMonthKey key)
      throws SQLException {
    Optional<Integer> revision = Optional.empty();
    SortedMap<Place, String> texts = new java.util.TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT revision, snapshot FROM month_lock WHERE home = ? AND month = ?
            ORDER BY revision DESC LIMIT 1
            """)) {
      query.setInt(1, key.home());
      query.setInt(2, MonthSteps.number(key.month()));
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          revision = Optional.of(row.getInt(1));
          texts = DayTexts.of(MonthSnapshot.read(row.getString(2)).content());
        }
      }
    }
    if (revision.isPresent()) {
      for (Adjustment adjustment : of(connection, key, revision.get(), 0, Integer.MAX_VALUE)) {
        Change change = adjustment.change();
        if (change.after().isPresent()) {
          texts.put(change.place(), change.after().get());
        } else {
          texts.remove(change.place());
        }
      }
    }
    return texts;
  }

  public static void add(Connection writer, HomeMonthKey key, Adjustment adjustment)
      throws SQLException {
    try (PreparedStatement add =
        writer.prepareStatement(
            """
            INSERT OR REPLACE INTO adjustment
              (home, month, revision, position, person, day, at_ms, why, before, after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      Change change = adjustment.change();
      add.setInt(1, key.home());
      add.setInt(2, MonthSteps.number(key.month()));
      add.setInt(3, adjustment.revision());
      add.setLong(4, adjustment.position());
      add.setString(5, change.place().person());
      add.setInt(6, change.place().day());
      add.setLong(7, adjustment.at().toEpochMilli());
      add.setString(8, adjustment.why());
      add.setString(9, change.before().orElse(null));
      add.setString(10, change.after().orElse(null));
      add.executeUpdate();
    }
  }

  /** Those of a home's month against all revisions, after a number of them, oldest first. */
  public static List<Adjustment> page(
      Connection connection, Symbols symbols, String home, YearMonth month, int skip, int limit)
      throws SQLException {
    OptionalInt no = symbols.find(home);
    return no.isEmpty()
        ? List.of()
        : of(connection, new HomeMonthKey(no.getAsInt(), month), 0, skip, limit);
  }

  private static List<Adjustment> of(
      Connection connection, HomeMonthKey key, int revision, int skip, int limit)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT revision, position, at_ms, why, person, day, before, after FROM adjustment
            WHERE home = ?1 AND month = ?2 AND (revision = ?3 OR ?3 = 0)
            ORDER BY revision, position, person, day LIMIT ?4 OFFSET ?5
            """)) {
      query.setInt(1, key.home());
      query.setInt(2, MonthSteps.number(key.month()));
      query.setInt(3, revision);
      query.setInt(4, limit);
      query.setInt(5, skip);
      List<Adjustment> found = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(
              new Adjustment(
                  row.getInt(1),
                  row.getLong(2),
                  Instant.ofEpochMilli(row.getLong(3)),
                  row.getString(4),
                  new Change(
                      new Place(row.getString(5), row.getInt(6)),
                      Optional.ofNullable(row.getString(7)),
                      Optional.ofNullable(row.getString(8)))));
        }
      }
      return found;
    }
  }
}
