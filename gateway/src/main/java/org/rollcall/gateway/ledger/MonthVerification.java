package org.rollcall.gateway.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.gateway.ledger.Months.Locked;
import org.sqlite.SQLiteConfig;

/**
 * Recomputes the hashes of locked months and follows their chain: each snapshot names the hash of
 * the revision before, and that of the month before as it was locked at the time.
 */
public final class MonthVerification {
  private MonthVerification() {}

  /** What is wrong with one revision; nothing where the list is empty. */
  public record Verdict(int revision, String hash, List<String> problems) {
    public Verdict {
      problems = List.copyOf(problems);
    }
  }

  /** The verdict on each locked revision of a home's month. */
  public static List<Verdict> of(
      Connection connection, Symbols symbols, String home, YearMonth month) throws SQLException {
    List<Locked> before = Months.locked(connection, symbols, home, month.minusMonths(1));
    List<Verdict> verdicts = new ArrayList<>();
    Optional<Locked> last = Optional.empty();
    for (Locked locked : Months.locked(connection, symbols, home, month)) {
      verdicts.add(
          new Verdict(locked.revision(), locked.hash(), problems(home, locked, last, before)));
      last = Optional.of(locked);
    }
    return verdicts;
  }

  /** What is wrong with any locked month of a ledger file, in words; the file is only read. */
  public static List<String> ofFile(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties())) {
      return isOfThisVersion(connection) ? all(connection) : List.of();
    }
  }

  private static List<String> all(Connection connection) throws SQLException {
    Symbols symbols = new Symbols();
    symbols.load(connection);
    Map<String, List<YearMonth>> months = new TreeMap<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT home, month FROM month_lock ORDER BY home, month");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        int month = row.getInt(2);
        months
            .computeIfAbsent(symbols.text(row.getInt(1)), home -> new ArrayList<>())
            .add(YearMonth.of(month / 100, month % 100));
      }
    }
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, List<YearMonth>> entry : months.entrySet()) {
      for (YearMonth month : entry.getValue()) {
        for (Verdict verdict : of(connection, symbols, entry.getKey(), month)) {
          for (String problem : verdict.problems()) {
            problems.add(
                "month %s of %s, revision %d: %s"
                    .formatted(month, entry.getKey(), verdict.revision(), problem));
          }
        }
      }
    }
    return problems;
  }

  private static List<String> problems(
      String home, Locked locked, Optional<Locked> last, List<Locked> before) {
    List<String> problems = new ArrayList<>();
    if (!CanonicalJson.hash(locked.text()).equals(locked.hash())) {
      problems.add("the snapshot does not have the hash that the lock stated");
    }
    MonthSnapshot snapshot;
    try {
      snapshot = locked.snapshot();
    } catch (IllegalArgumentException e) {
      problems.add("the snapshot can't be read: " + e.getMessage());
      return problems;
    }
    if (!snapshot.home().equals(home)
        || !snapshot.month().equals(locked.month())
        || snapshot.revision() != locked.revision()) {
      problems.add("the snapshot is of another home, month or revision");
    }
    if (locked.revision() != last.map(Locked::revision).orElse(0) + 1) {
      problems.add("the revision before is missing");
    }
    if (!snapshot.supersedes().equals(last.map(Locked::hash))) {
      problems.add("it does not follow on the revision before");
    }
    Optional<String> chained =
        before.stream()
            .filter(earlier -> earlier.position() < locked.position())
            .reduce((one, other) -> other)
            .map(Locked::hash);
    if (!snapshot.previous().equals(chained)) {
      problems.add("it does not follow on the month before, as that was locked then");
    }
    return problems;
  }

  private static boolean isOfThisVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() && row.getInt(1) == LedgerDatabase.VERSION;
    }
  }
}
