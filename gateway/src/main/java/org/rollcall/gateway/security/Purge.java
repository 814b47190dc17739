package org.rollcall.gateway.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what is older than its class is kept, and reports what it removed. A report is written in
 * the very transactions that remove the rows, so it is never wrong, however the process ends. One
 * purge at a time; all calls block.
 */
public final class Purge {
  /** Rows of one transaction: sign-ins wait no longer than that takes. */
  static final int BATCH_ROWS = 5_000;

  private final SecurityDatabase database;
  private final Clock clock;
  private final Retention retention;
  private final KeptRows rows;

  public Purge(SecurityDatabase database, Clock clock, SecuritySettings settings) {
    this.database = database;
    this.clock = clock;
    this.retention = settings.retention();
    this.rows = new KeptRows(settings);
  }

  /** Removes what is due of every class; the author stands in the reports. */
  public synchronized List<PurgeReport> run(String author) {
    String run = Secrets.nextId();
    Instant now = clock.instant();
    List<PurgeReport> reports = new ArrayList<>();
    for (RetentionClass one : RetentionClass.values()) {
      Instant before = now.minus(retention.of(one));
      int removed;
      do {
        removed = removeSome(new PurgeReport(author, now, one, before, Span.NONE), run);
      } while (removed == BATCH_ROWS);
      reports.add(PurgeReports.of(database, run, one));
    }
    return reports;
  }

  /** What {@link #run} would remove now. */
  public List<PurgeReport> preview(String author) {
    Instant now = clock.instant();
    List<PurgeReport> reports = new ArrayList<>();
    for (RetentionClass one : RetentionClass.values()) {
      Instant before = now.minus(retention.of(one));
      reports.add(new PurgeReport(author, now, one, before, span(one, before.toEpochMilli())));
    }
    return reports;
  }

  /** What is there of each class, and what of it is due. */
  public List<Held> held() {
    List<Held> held = new ArrayList<>();
    for (PurgeReport due : preview("")) {
      Span all = span(due.of(), Long.MAX_VALUE);
      held.add(new Held(due.of(), retention.of(due.of()), all, due.removed().rows()));
    }
    return held;
  }

  /**
   * What is there of a class now.
   *
   * @param due rows that the next purge will remove
   */
  public record Held(RetentionClass of, Duration kept, Span there, long due) {}

  private Span span(RetentionClass one, long beforeMs) {
    KeptRows.Table table = rows.of(one);
    return database
        .find(
            "SELECT count(*), min(%1$s), max(%1$s) FROM %2$s WHERE %1$s < ?1"
                .formatted(table.end(), table.name()),
            Span::of,
            table.parameters(beforeMs))
        .orElse(Span.NONE);
  }

  private int removeSome(PurgeReport report, String run) {
    KeptRows.Table table = rows.of(report.of());
    String sql =
        """
        DELETE FROM %2$s WHERE rowid IN (SELECT rowid FROM %2$s WHERE %1$s < ?1 LIMIT %3$d)
        RETURNING %1$s
        """
            .formatted(table.end(), table.name(), BATCH_ROWS);
    return database.write(
        connection -> {
          Span removed =
              Span.of(
                  SecurityDatabase.list(
                      connection,
                      sql,
                      row -> row.getLong(1),
                      table.parameters(report.before().toEpochMilli())));
          add(connection, run, report.with(removed));
          return Math.toIntExact(removed.rows());
        });
  }

  private static void add(Connection connection, String run, PurgeReport report)
      throws SQLException {
    SecurityDatabase.change(
        connection,
        """
        INSERT INTO purge (run, at, author, class, before, row_count, oldest, newest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (run, class) DO UPDATE SET
          row_count = row_count + excluded.row_count,
          oldest = coalesce(min(oldest, excluded.oldest), oldest, excluded.oldest),
          newest = coalesce(max(newest, excluded.newest), newest, excluded.newest)
        """,
        run,
        report.at().toEpochMilli(),
        report.author(),
        report.of().code(),
        report.before().toEpochMilli(),
        report.removed().rows(),
        report.removed().oldest().map(Instant::toEpochMilli),
        report.removed().newest().map(Instant::toEpochMilli));
  }
}
