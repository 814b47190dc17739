package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads stored check-ins of a home in pages, in the order of their key. SQL on any connection. */
public final class CheckInPages {
  private CheckInPages() {}

  /** The place after which a page begins: the key of the last row of the page before. */
  public record After(long atMs, int device, String number, int told, String eventId) {
    static After of(StoredCheckIn c) {
      return new After(
          c.atMs(),
          c.device(),
          c.number(),
          CheckInColumns.DIRECTIONS.number(c.told()),
          c.eventId());
    }
  }

  /** A page and where the next one begins. */
  public record Page(List<StoredCheckIn> rows, Optional<After> next) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /** The check-ins of calendar dates {@code from ≤ local date < to} at a home. */
  public static Page page(
      Connection connection,
      OptionalInt home,
      LocalDate from,
      LocalDate to,
      ZoneId zone,
      Optional<After> after,
      int limit)
      throws SQLException {
    if (home.isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    String sql =
        "SELECT "
            + CheckInColumns.ALL
            + " FROM check_in WHERE home = ? AND at_ms >= ? AND at_ms < ?"
            + (after.isPresent()
                ? " AND (at_ms, device, number, told, event_id) > (?, ?, ?, ?, ?)"
                : "")
            + " ORDER BY at_ms, device, number, told, event_id LIMIT ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, home.getAsInt());
      query.setLong(2, start(from, zone, after));
      query.setLong(3, to.atStartOfDay(zone).toInstant().toEpochMilli());
      int next = 4;
      if (after.isPresent()) {
        query.setLong(next++, after.get().atMs());
        query.setInt(next++, after.get().device());
        query.setString(next++, after.get().number());
        query.setInt(next++, after.get().told());
        query.setString(next++, after.get().eventId());
      }
      query.setInt(next, limit + 1);
      try (ResultSet rows = query.executeQuery()) {
        List<StoredCheckIn> found = new ArrayList<>();
        while (rows.next()) {
          found.add(CheckInColumns.read(rows));
        }
        return cut(found, limit);
      }
    }
  }

  private static long start(LocalDate from, ZoneId zone, Optional<After> after) {
    long fromMs = from.atStartOfDay(zone).toInstant().toEpochMilli();
    return after.map(a -> Math.max(fromMs, a.atMs())).orElse(fromMs);
  }

  private static Page cut(List<StoredCheckIn> found, int limit) {
    if (found.size() <= limit) {
      return new Page(found, Optional.empty());
    }
    return new Page(found.subList(0, limit), Optional.of(After.of(found.get(limit - 1))));
  }
}
