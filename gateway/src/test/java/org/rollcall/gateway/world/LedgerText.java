package org.rollcall.gateway.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.ledger.CheckInStatus;

/**
 * The tables of a ledger as lines of text, in an order that does not depend on the small numbers
 * which stand for names. Reads the columns themselves, so that it can catch the reads lying.
 */
public final class LedgerText {
  private static final List<CheckInStatus> STATUSES = List.of(CheckInStatus.values());
  private static final List<DayState> STATES = List.of(DayState.values());
  private static final List<DayFlag> FLAGS = List.of(DayFlag.values());

  private LedgerText() {}

  /** A line of a row. */
  @FunctionalInterface
  private interface Line {
    String of(ResultSet row) throws SQLException;
  }

  /** {@code H01 2021-11-05T08:30 101 IN COUNTED P001}, and a service where it has one. */
  public static List<String> checkIns(Connection connection) throws SQLException {
    return lines(
        connection,
        """
        SELECT COALESCE(h.text, '-'), at_ms, offset_s, number, way, status,
               COALESCE(' ' || p.text, ''), COALESCE(' ' || s.text, '')
        FROM check_in
        LEFT JOIN symbol h ON h.no = home LEFT JOIN symbol p ON p.no = person
        LEFT JOIN symbol s ON s.no = service
        ORDER BY 1, at_ms, device, number, told, event_id
        """,
        row ->
            "%s %s %s %s %s%s%s"
                .formatted(
                    row.getString(1),
                    civil(row.getLong(2), row.getInt(3)),
                    row.getString(4),
                    List.of("IN", "OUT", "UNKNOWN").get(row.getInt(5)),
                    STATUSES.get(row.getInt(6)),
                    row.getString(7),
                    row.getString(8)));
  }

  /** {@code H01 2021-11-05 P001 FULL_DAY 240 expected valid LATE}. */
  public static List<String> days(Connection connection) throws SQLException {
    return lines(
        connection,
        """
        SELECT h.text, day, p.text, state, minutes, expected, valid, flags
        FROM person_day JOIN symbol h ON h.no = home JOIN symbol p ON p.no = person
        ORDER BY h.text, day, p.text
        """,
        row ->
            "%s %s %s %s %d%s%s%s"
                .formatted(
                    row.getString(1),
                    LocalDate.ofEpochDay(row.getLong(2)),
                    row.getString(3),
                    STATES.get(row.getInt(4)),
                    row.getInt(5),
                    row.getInt(6) == 1 ? " expected" : "",
                    row.getInt(7) == 1 ? " valid" : "",
                    flags(row.getInt(8))));
  }

  /** {@code H01 2021-11-05 P001 CARE 1 240}: sessions and minutes. */
  public static List<String> services(Connection connection) throws SQLException {
    return lines(
        connection,
        """
        SELECT h.text, day, p.text, s.text, sessions, minutes FROM service_day
        JOIN symbol h ON h.no = home JOIN symbol p ON p.no = person JOIN symbol s ON s.no = service
        ORDER BY h.text, day, p.text, s.text
        """,
        row ->
            "%s %s %s %s %d %d"
                .formatted(
                    row.getString(1),
                    LocalDate.ofEpochDay(row.getLong(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getInt(6)));
  }

  /** Everything that a check-in is but for its place in the journal. */
  public static List<String> wholeCheckIns(Connection connection) throws SQLException {
    return lines(
        connection,
        """
        SELECT COALESCE(h.text, '-') || ' ' || at_ms || ' ' || d.text || ' ' || number || ' ' ||
               told || ' ' || event_id || ' ' || received_ms || ' ' || offset_s || ' ' || marks ||
               ' ' || way || ' ' || method || ' ' || status || ' ' || COALESCE(p.text, '-') || ' ' ||
               COALESCE(s.text, '-') AS line
        FROM check_in JOIN symbol d ON d.no = device
        LEFT JOIN symbol h ON h.no = home LEFT JOIN symbol p ON p.no = person
        LEFT JOIN symbol s ON s.no = service
        ORDER BY line
        """,
        row -> row.getString(1));
  }

  private static List<String> lines(Connection connection, String sql, Line line)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(line.of(rows));
      }
      return lines;
    }
  }

  private static LocalDateTime civil(long ms, int offsetSeconds) {
    long second = Math.floorDiv(ms, 1_000L) + offsetSeconds;
    int nanos = (int) Math.floorMod(ms, 1_000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
  }

  private static String flags(int bits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < FLAGS.size(); i++) {
      if ((bits >> i & 1) == 1) {
        text.append(' ').append(FLAGS.get(i));
      }
    }
    return text.toString();
  }
}
