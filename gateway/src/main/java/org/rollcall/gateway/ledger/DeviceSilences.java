package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.device.DeviceKey;

/** Reads when terminals were not heard of, and what came late because of it. On any connection. */
public final class DeviceSilences {
  /** As many as a page can show; older ones are in the journal. */
  private static final int SHOWN_MAX = 200;

  /** How long after a terminal is back this is noticed at the latest. */
  private static final long NOTICE_MS = 60_000;

  private DeviceSilences() {}

  /**
   * A terminal was not heard of.
   *
   * @param since when it was last heard of
   * @param back when it was heard of again, empty while the silence lasts
   * @param late check-ins of that time, which arrived when it was back
   * @param latest how late the latest of them arrived
   */
  public record Silence(
      Instant since, Instant noticed, Optional<Instant> back, int late, Duration latest) {}

  /** The silences that last, with their beginning. */
  public static Map<DeviceKey, Instant> lasting(Connection connection, Symbols symbols)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT device, since_ms FROM device_silence WHERE back_ms IS NULL");
        ResultSet rows = query.executeQuery()) {
      Map<DeviceKey, Instant> lasting = new HashMap<>();
      while (rows.next()) {
        lasting.put(
            DeviceName.key(symbols.text(rows.getInt(1))), Instant.ofEpochMilli(rows.getLong(2)));
      }
      return lasting;
    }
  }

  /** The silences of a terminal, the newest first. */
  public static List<Silence> of(Connection connection, Symbols symbols, DeviceKey key)
      throws SQLException {
    OptionalInt device = symbols.find(DeviceName.symbol(key));
    if (device.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT since_ms, noticed_ms, back_ms,
                   (SELECT COUNT(*) FROM check_in c
                     WHERE c.home = d.home AND c.at_ms >= s.since_ms AND c.at_ms < s.back_ms
                       AND c.device = s.device AND c.received_ms >= s.back_ms - ?) AS late,
                   (SELECT MAX(c.received_ms - c.at_ms) FROM check_in c
                     WHERE c.home = d.home AND c.at_ms >= s.since_ms AND c.at_ms < s.back_ms
                       AND c.device = s.device AND c.received_ms >= s.back_ms - ?) AS latest_ms
            FROM device_silence s LEFT JOIN device_home d ON d.device = s.device
            WHERE s.device = ? ORDER BY since_ms DESC LIMIT ?
            """)) {
      query.setLong(1, NOTICE_MS);
      query.setLong(2, NOTICE_MS);
      query.setInt(3, device.getAsInt());
      query.setInt(4, SHOWN_MAX);
      try (ResultSet rows = query.executeQuery()) {
        return read(rows);
      }
    }
  }

  /** One row for each home that the terminal had: a silence in two homes is one silence. */
  private static List<Silence> read(ResultSet rows) throws SQLException {
    List<Silence> silences = new ArrayList<>();
    while (rows.next()) {
      long backMs = rows.getLong(3);
      Optional<Instant> back =
          rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(backMs));
      Silence next =
          new Silence(
              Instant.ofEpochMilli(rows.getLong(1)),
              Instant.ofEpochMilli(rows.getLong(2)),
              back,
              rows.getInt(4),
              Duration.ofMillis(rows.getLong(5)));
      int last = silences.size() - 1;
      if (last >= 0 && silences.get(last).since().equals(next.since())) {
        silences.set(last, sum(silences.get(last), next));
      } else {
        silences.add(next);
      }
    }
    return silences;
  }

  private static Silence sum(Silence one, Silence other) {
    Duration latest = one.latest().compareTo(other.latest()) > 0 ? one.latest() : other.latest();
    return new Silence(one.since(), one.noticed(), one.back(), one.late() + other.late(), latest);
  }
}
