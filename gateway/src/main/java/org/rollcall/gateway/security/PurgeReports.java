package org.rollcall.gateway.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What purges reported. All calls block. */
public final class PurgeReports {
  private final SecurityDatabase database;

  public PurgeReports(SecurityDatabase database) {
    this.database = database;
  }

  /** A report and its place among all. */
  public record Placed(long place, PurgeReport report) {}

  /** The reports before a place, newest first. */
  public List<Placed> page(Optional<Long> before, int limit) {
    return database.list(
        "SELECT row_count, oldest, newest, * FROM purge WHERE id < ? ORDER BY id DESC LIMIT ?",
        row -> new Placed(row.getLong("id"), report(row)),
        before.orElse(Long.MAX_VALUE),
        limit);
  }

  /** When the last purge began. */
  public Optional<Instant> lastAt() {
    return database.find(
        "SELECT at FROM purge ORDER BY at DESC LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)));
  }

  static PurgeReport of(SecurityDatabase database, String run, RetentionClass one) {
    return database
        .find(
            "SELECT row_count, oldest, newest, * FROM purge WHERE run = ? AND class = ?",
            PurgeReports::report,
            run,
            one.code())
        .orElseThrow(() -> new IllegalStateException("a purge without a report"));
  }

  private static PurgeReport report(ResultSet row) throws SQLException {
    String code = row.getString("class");
    return new PurgeReport(
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("at")),
        RetentionClass.find(code)
            .orElseThrow(() -> new SQLException("there is no class \"" + code + "\"")),
        Instant.ofEpochMilli(row.getLong("before")),
        Span.of(row));
  }
}
