package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.rollcall.gateway.registry.Device;

/**
 * How long terminals stood in homes, and how much of it they were not heard of. Silences of the
 * window are read once, whatever the number of homes.
 */
final class TerminalTimes {
  private final Symbols symbols;
  private final Homes homes;
  private final Instant end;
  private final Map<Integer, List<Gap>> gaps;
  private final Set<Integer> heard;

  private TerminalTimes(
      Symbols symbols, Homes homes, Instant end, Map<Integer, List<Gap>> gaps, Set<Integer> heard) {
    this.symbols = symbols;
    this.homes = homes;
    this.end = end;
    this.gaps = gaps;
    this.heard = heard;
  }

  private record Gap(long sinceMs, long backMs) {
    /** The milliseconds of the gap within a window; not positive where there are none. */
    long within(long fromMs, long toMs) {
      return Math.min(toMs, backMs) - Math.max(fromMs, sinceMs);
    }
  }

  /** The sums of a home's terminals. */
  record Sums(long onlineSeconds, long seconds, int gaps) {
    static final Sums NONE = new Sums(0, 0, 0);

    Sums plus(Sums other) {
      return new Sums(
          onlineSeconds + other.onlineSeconds, seconds + other.seconds, gaps + other.gaps);
    }
  }

  /** Reads the silences that touch a window; one that lasts reaches to its end. */
  static TerminalTimes read(
      Connection connection, Symbols symbols, Homes homes, Instant from, Instant end)
      throws SQLException {
    Map<Integer, List<Gap>> gaps = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT device, since_ms, COALESCE(back_ms, ?1) FROM device_silence
            WHERE since_ms < ?1 AND (back_ms IS NULL OR back_ms > ?2)
            """)) {
      query.setLong(1, end.toEpochMilli());
      query.setLong(2, from.toEpochMilli());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          gaps.computeIfAbsent(rows.getInt(1), device -> new ArrayList<>())
              .add(new Gap(rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    Set<Integer> heard = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT device FROM device_state");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        heard.add(rows.getInt(1));
      }
    }
    return new TerminalTimes(symbols, homes, end, gaps, heard);
  }

  /** The sums of a home for {@code from ≤ date < to}, up to now. */
  Sums of(String home, LocalDate from, LocalDate to) {
    ZoneId zone = homes.zone(home);
    Sums sums = Sums.NONE;
    for (Device place : homes.registry().devicesAt(home)) {
      LocalDate first = later(from, place.days().from().orElse(from));
      LocalDate last = place.days().to().filter(day -> day.isBefore(to)).orElse(to);
      long fromMs = first.atStartOfDay(zone).toInstant().toEpochMilli();
      long toMs = Math.min(last.atStartOfDay(zone).toInstant().toEpochMilli(), end.toEpochMilli());
      if (fromMs < toMs) {
        sums = sums.plus(of(place, fromMs, toMs));
      }
    }
    return sums;
  }

  private Sums of(Device place, long fromMs, long toMs) {
    long seconds = (toMs - fromMs) / 1_000;
    OptionalInt device = symbols.find(DeviceName.symbol(place.key()));
    if (device.isEmpty() || !heard.contains(device.getAsInt())) {
      return new Sums(0, seconds, 0);
    }
    long silentMs = 0;
    int count = 0;
    for (Gap gap : gaps.getOrDefault(device.getAsInt(), List.of())) {
      long within = gap.within(fromMs, toMs);
      silentMs += Math.max(0, within);
      count += within > 0 ? 1 : 0;
    }
    return new Sums(Math.max(0, seconds - silentMs / 1_000), seconds, count);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
