package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rollcall.device.Direction;
import org.rollcall.gateway.attendance.ResidentDays;
import org.rollcall.gateway.attendance.Stay;
import org.rollcall.gateway.registry.CareMode;
import org.rollcall.gateway.registry.Enrolment;

/**
 * The resident days of a home: stays from the enrolments, absences from leave and from going out by
 * a terminal, counted by the census at 24:00. Belongs to one connection and one snapshot; whoever
 * made it closes it.
 */
final class ResidentReads implements AutoCloseable {
  /** An enrolment has dates, not hours: admitted at noon, discharged before noon. */
  private static final LocalTime ADMITTED_AT = LocalTime.NOON;

  private static final LocalTime DISCHARGED_AT = LocalTime.NOON;

  private final Symbols symbols;
  private final Homes homes;
  private final HomeCheckIns checkIns;
  private final PreparedStatement leaves;
  private final PreparedStatement lastWay;

  ResidentReads(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    this.checkIns = new HomeCheckIns(connection);
    leaves =
        connection.prepareStatement(
            "SELECT from_day, to_day FROM leave WHERE person = ? ORDER BY from_day");
    lastWay =
        connection.prepareStatement(
            """
            SELECT at_ms, way FROM check_in
            WHERE home = ? AND at_ms >= ? AND at_ms < ? AND person = ? AND status = ? AND way <> ?
            ORDER BY at_ms DESC, device DESC, number DESC, told DESC, event_id DESC LIMIT 1
            """);
  }

  /** The resident days of each resident with {@code from ≤ date < to}. */
  Map<String, Set<LocalDate>> days(String home, LocalDate from, LocalDate to) throws SQLException {
    Map<String, List<Enrolment>> stays = new LinkedHashMap<>();
    for (Enrolment enrolment : homes.registry().enrolmentsAt(home)) {
      if (enrolment.mode() == CareMode.RESIDENTIAL && overlaps(enrolment, from, to)) {
        stays.computeIfAbsent(enrolment.person(), person -> new ArrayList<>()).add(enrolment);
      }
    }
    if (stays.isEmpty()) {
      return Map.of();
    }
    Window window = window(home, from, to);
    Map<String, Set<LocalDate>> days = new LinkedHashMap<>();
    for (Map.Entry<String, List<Enrolment>> entry : stays.entrySet()) {
      List<Stay> residence = new ArrayList<>();
      for (Enrolment enrolment : entry.getValue()) {
        residence.add(stay(enrolment, window));
      }
      days.put(entry.getKey(), ResidentDays.between(residence, from, to, window.zone()));
    }
    return days;
  }

  @Override
  public void close() throws SQLException {
    checkIns.close();
    leaves.close();
    lastWay.close();
  }

  /** The home's counted check-ins from the first midnight to the last, both included. */
  private record Window(OptionalInt home, ZoneId zone, long fromMs, List<StoredCheckIn> punches) {}

  private Window window(String home, LocalDate from, LocalDate to) throws SQLException {
    ZoneId zone = homes.zone(home);
    OptionalInt no = symbols.find(home);
    long fromMs = from.atStartOfDay(zone).toInstant().toEpochMilli();
    long toMs = to.atStartOfDay(zone).toInstant().toEpochMilli();
    if (no.isEmpty()) {
      return new Window(no, zone, fromMs, List.of());
    }
    // Who comes back on the stroke of the last census is back.
    List<StoredCheckIn> punches =
        checkIns.between(no.getAsInt(), fromMs, toMs + 1).stream()
            .filter(checkIn -> checkIn.status() == CheckInStatus.COUNTED)
            .toList();
    return new Window(no, zone, fromMs, punches);
  }

  private static boolean overlaps(Enrolment enrolment, LocalDate from, LocalDate to) {
    return enrolment.validity().from().map(first -> first.isBefore(to)).orElse(true)
        && enrolment.validity().to().map(end -> !end.isBefore(from)).orElse(true);
  }

  private Stay stay(Enrolment enrolment, Window window) throws SQLException {
    ZoneId zone = window.zone();
    Instant admitted =
        enrolment
            .validity()
            .from()
            .orElse(LocalDate.EPOCH)
            .atTime(ADMITTED_AT)
            .atZone(zone)
            .toInstant();
    Optional<Instant> discharged =
        enrolment.validity().to().map(day -> day.atTime(DISCHARGED_AT).atZone(zone).toInstant());
    OptionalInt person = symbols.find(enrolment.person());
    if (person.isEmpty()) {
      return new Stay(admitted, discharged, List.of());
    }
    List<Stay.Away> away = new ArrayList<>(onLeave(person.getAsInt(), zone));
    away.addAll(goneOut(person.getAsInt(), admitted, window));
    return new Stay(admitted, discharged, away);
  }

  /** When a resident went out by a terminal since the admission, and came back if so. */
  private List<Stay.Away> goneOut(int person, Instant admitted, Window window) throws SQLException {
    List<Stay.Away> away = new ArrayList<>();
    Optional<Instant> left = outBefore(person, admitted, window);
    for (StoredCheckIn punch : window.punches()) {
      if (punch.person().orElse(0) != person || punch.instant().isBefore(admitted)) {
        continue;
      }
      if (punch.way() == Direction.OUT && left.isEmpty()) {
        left = Optional.of(punch.instant());
      } else if (punch.way() == Direction.IN && left.isPresent()) {
        away.add(new Stay.Away(left.get(), Optional.of(punch.instant())));
        left = Optional.empty();
      }
    }
    left.ifPresent(since -> away.add(new Stay.Away(since, Optional.empty())));
    return away;
  }

  /** When the resident went out who had not come back when the window opens. */
  private Optional<Instant> outBefore(int person, Instant admitted, Window window)
      throws SQLException {
    if (window.home().isEmpty()) {
      return Optional.empty();
    }
    lastWay.setInt(1, window.home().getAsInt());
    lastWay.setLong(2, admitted.toEpochMilli());
    lastWay.setLong(3, window.fromMs());
    lastWay.setInt(4, person);
    lastWay.setInt(5, CheckInColumns.STATUSES.number(CheckInStatus.COUNTED));
    lastWay.setInt(6, CheckInColumns.DIRECTIONS.number(Direction.UNKNOWN));
    try (ResultSet row = lastWay.executeQuery()) {
      return row.next() && CheckInColumns.DIRECTIONS.value(row.getInt(2)) == Direction.OUT
          ? Optional.of(Instant.ofEpochMilli(row.getLong(1)))
          : Optional.empty();
    }
  }

  private List<Stay.Away> onLeave(int person, ZoneId zone) throws SQLException {
    leaves.setInt(1, person);
    List<Stay.Away> away = new ArrayList<>();
    try (ResultSet rows = leaves.executeQuery()) {
      while (rows.next()) {
        Instant left =
            LocalDate.ofEpochDay(rows.getLong(1)).atTime(LocalTime.NOON).atZone(zone).toInstant();
        Instant back =
            LocalDate.ofEpochDay(rows.getLong(2)).atTime(LocalTime.NOON).atZone(zone).toInstant();
        away.add(new Stay.Away(left, Optional.of(back)));
      }
    }
    return away;
  }
}
