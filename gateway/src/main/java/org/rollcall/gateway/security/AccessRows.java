package org.rollcall.gateway.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The access log to read. All calls block. */
public final class AccessRows {
  private final SecurityDatabase database;

  public AccessRows(SecurityDatabase database) {
    this.database = database;
  }

  /**
   * A row.
   *
   * @param status of the answer; empty where none left, or not yet
   */
  public record AccessRow(
      long receipt,
      Instant at,
      String principal,
      String role,
      String operation,
      String subjectKind,
      String subject,
      String period,
      boolean wholeNames,
      String remote,
      Optional<Integer> status,
      Optional<Integer> rows) {}

  /** What is looked for; all of it must hold. The time is half-open. */
  public record Search(
      Optional<String> person,
      Optional<String> principal,
      Optional<String> operation,
      Optional<Instant> from,
      Optional<Instant> to) {}

  /** The rows before a receipt, newest first. */
  public List<AccessRow> page(Search search, Optional<Long> before, int limit) {
    List<String> conditions = new ArrayList<>(List.of("1"));
    List<Object> values = new ArrayList<>();
    search
        .person()
        .ifPresent(
            person -> {
              conditions.add("subject_kind = 'person' AND subject = ?");
              values.add(person);
            });
    add("principal = ?", search.principal(), conditions, values);
    add("operation = ?", search.operation(), conditions, values);
    add("at >= ?", search.from().map(Instant::toEpochMilli), conditions, values);
    add("at < ?", search.to().map(Instant::toEpochMilli), conditions, values);
    add("id < ?", before, conditions, values);
    values.add(limit);
    return database.list(
        "SELECT * FROM access WHERE "
            + String.join(" AND ", conditions)
            + " ORDER BY id DESC LIMIT ?",
        AccessRows::row,
        values.toArray());
  }

  private static void add(
      String condition, Optional<?> value, List<String> conditions, List<Object> values) {
    if (value.isPresent()) {
      conditions.add(condition);
      values.add(value.get());
    }
  }

  private static AccessRow row(ResultSet row) throws SQLException {
    return new AccessRow(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("principal"),
        row.getString("role"),
        row.getString("operation"),
        row.getString("subject_kind"),
        row.getString("subject"),
        row.getString("period"),
        row.getString("names").equals("whole"),
        row.getString("remote"),
        number(row, "status"),
        number(row, "row_count"));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
