package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.gateway.attendance.MonthStep;

/** Writes the steps of sign-off, what locks keep, and what changed after them. */
public final class MonthSteps {
  static final Numbering<MonthStep> STEPS = new Numbering<>(MonthStep.class);

  private MonthSteps() {}

  /** A home (symbol) and a month. */
  public record HomeMonthKey(int home, YearMonth month) {}

  /** A step on its way into the ledger. */
  public record Step(
      long position,
      int home,
      YearMonth month,
      MonthStep step,
      int revision,
      String author,
      Instant at,
      String content,
      Optional<String> note,
      Optional<String> owner,
      Optional<LocalDate> until) {}

  static int number(YearMonth month) {
    return month.getYear() * 100 + month.getMonthValue();
  }

  public static void put(Connection writer, Step step) throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            """
            INSERT OR REPLACE INTO month_step
              (position, home, month, step, revision, author, at_ms, content, note, owner, until_day)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      put.setLong(1, step.position());
      put.setInt(2, step.home());
      put.setInt(3, number(step.month()));
      put.setInt(4, STEPS.number(step.step()));
      put.setInt(5, step.revision());
      put.setString(6, step.author());
      put.setLong(7, step.at().toEpochMilli());
      put.setString(8, step.content());
      put.setString(9, step.note().orElse(null));
      put.setString(10, step.owner().orElse(null));
      if (step.until().isPresent()) {
        put.setLong(11, step.until().get().toEpochDay());
      } else {
        put.setNull(11, Types.INTEGER);
      }
      put.executeUpdate();
    }
  }

  /** Keeps a locked revision; one that is there stays as it is. */
  public static void lock(
      Connection writer, int home, long position, MonthSnapshot snapshot, String text, String hash)
      throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            """
            INSERT OR IGNORE INTO month_lock (home, month, revision, position, hash, snapshot)
            VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      put.setInt(1, home);
      put.setInt(2, number(snapshot.month()));
      put.setInt(3, snapshot.revision());
      put.setLong(4, position);
      put.setString(5, hash);
      put.setString(6, text);
      put.executeUpdate();
    }
  }

  /** The latest locked revision of every home and month that has one. */
  public static Map<HomeMonthKey, Integer> lockedRevisions(Connection connection)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT home, month, MAX(revision) FROM month_lock GROUP BY home, month");
        ResultSet row = query.executeQuery()) {
      Map<HomeMonthKey, Integer> revisions = new HashMap<>();
      while (row.next()) {
        int month = row.getInt(2);
        revisions.put(
            new HomeMonthKey(row.getInt(1), YearMonth.of(month / 100, month % 100)), row.getInt(3));
      }
      return revisions;
    }
  }
}
