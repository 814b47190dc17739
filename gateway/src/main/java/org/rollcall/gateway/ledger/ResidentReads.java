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

  ResidentReads(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    this.checkIns = new HomeCheckIns(connection);
    leaves =
        connection.prepareStatement(
            "SELECT from_day, to_day FROM leave WHERE person = ? ORDER BY from_day");
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
    ZoneId zone = homes.zone(home);
    List<StoredCheckIn> punches = punches(home, from, to, zone);
    Map<String, Set<LocalDate>> days = new LinkedHashMap<>();
    for (Map.Entry<String, List<Enrolment>> entry : stays.entrySet()) {
      List<Stay.Away> away = away(entry.getKey(), punches, zone);
      List<Stay> residence =
          entry.getValue().stream().map(enrolment -> stay(enrolment, away, zone)).toList();
      days.put(entry.getKey(), ResidentDays.between(residence, from, to, zone));
    }
    return days;
  }

  @Override
  public void close() throws SQLException {
    checkIns.close();
    leaves.close();
  }

  private static boolean overlaps(Enrolment enrolment, LocalDate from, LocalDate to) {
    return enrolment.validity().from().map(first -> first.isBefore(to)).orElse(true)
        && enrolment.validity().to().map(end -> !end.isBefore(from)).orElse(true);
  }

  private static Stay stay(Enrolment enrolment, List<Stay.Away> away, ZoneId zone) {
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
    return new Stay(admitted, discharged, away);
  }

  private List<Stay.Away> away(String person, List<StoredCheckIn> punches, ZoneId zone)
      throws SQLException {
    OptionalInt no = symbols.find(person);
    if (no.isEmpty()) {
      return List.of();
    }
    List<Stay.Away> away = new ArrayList<>(onLeave(no.getAsInt(), zone));
    Optional<Instant> left = Optional.empty();
    for (StoredCheckIn punch : punches) {
      if (punch.person().equals(no)) {
        if (punch.way() == Direction.OUT && left.isEmpty()) {
          left = Optional.of(punch.instant());
        } else if (punch.way() == Direction.IN && left.isPresent()) {
          away.add(new Stay.Away(left.get(), Optional.of(punch.instant())));
          left = Optional.empty();
        }
      }
    }
    left.ifPresent(since -> away.add(new Stay.Away(since, Optional.empty())));
    return away;
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

  /** Counted check-ins from the day before the range, since who left then may still be away. */
  private List<StoredCheckIn> punches(String home, LocalDate from, LocalDate to, ZoneId zone)
      throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return List.of();
    }
    long fromMs = from.minusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    long toMs = to.atStartOfDay(zone).toInstant().toEpochMilli();
    return checkIns.between(no.getAsInt(), fromMs, toMs).stream()
        .filter(checkIn -> checkIn.status() == CheckInStatus.COUNTED)
        .toList();
  }
}
