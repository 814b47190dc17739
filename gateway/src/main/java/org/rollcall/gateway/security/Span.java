package org.rollcall.gateway.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many rows, and from when to when.
 *
 * @param oldest empty where there are none
 */
public record Span(long rows, Optional<Instant> oldest, Optional<Instant> newest) {
  static final Span NONE = new Span(0, Optional.empty(), Optional.empty());

  static Span of(List<Long> times) {
    return new Span(
        times.size(),
        times.stream().min(Long::compare).map(Instant::ofEpochMilli),
        times.stream().max(Long::compare).map(Instant::ofEpochMilli));
  }

  /** A count, the least and the greatest time, in this order. */
  static Span of(ResultSet row) throws SQLException {
    return new Span(row.getLong(1), time(row, 2), time(row, 3));
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }
}
