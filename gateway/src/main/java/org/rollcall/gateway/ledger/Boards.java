package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.rollcall.gateway.attendance.InstantRange;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.OrgUnit;

/**
 * Everything that the board of a home on a date shows: expected people and those who came, badges
 * that nobody knows, last terminals. Belongs to one connection and one snapshot; whoever made it
 * closes it.
 */
public final class Boards implements AutoCloseable {
  private final Symbols symbols;
  private final Homes homes;
  private final PersonDays personDays;
  private final HomeCheckIns checkIns;
  private final ServiceCountReads services;

  public Boards(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    this.personDays = new PersonDays(connection, symbols, homes);
    this.checkIns = new HomeCheckIns(connection);
    this.services = new ServiceCountReads(connection, symbols, homes);
  }

  /**
   * The board of a home on a date.
   *
   * @param people in the order of their identifiers
   * @param lastDevices the device (symbol text) of each person's last check-in
   * @param unknown badges that were shown and are nobody's
   */
  public record Board(
      List<StoredPersonDay> people,
      Map<String, String> lastDevices,
      List<UnknownBadge> unknown,
      List<ServiceCount> services) {}

  /** A badge that nobody knows: where and when it was shown. */
  public record UnknownBadge(
      String number, String device, Instant firstAt, Instant lastAt, int count) {}

  public Board of(String home, LocalDate date) throws SQLException {
    Map<String, StoredPersonDay> people = new TreeMap<>();
    for (StoredPersonDay day : personDays.ofHome(home, date, date.plusDays(1))) {
      people.put(day.person(), day);
    }
    for (Enrolment enrolment : homes.registry().enrolmentsAt(home)) {
      if (enrolment.days().contains(date) && !people.containsKey(enrolment.person())) {
        people.put(enrolment.person(), personDays.withoutFacts(enrolment.person(), home, date));
      }
    }
    Map<String, String> lastDevices = new HashMap<>();
    Map<String, UnknownBadge> unknown = new LinkedHashMap<>();
    for (StoredCheckIn checkIn : checkIns(home, date)) {
      OptionalInt person = checkIn.person();
      String device = symbols.text(checkIn.device());
      if (checkIn.status() == CheckInStatus.COUNTED && person.isPresent()) {
        lastDevices.put(symbols.text(person.getAsInt()), device);
      } else if (checkIn.status() == CheckInStatus.UNKNOWN_CREDENTIAL) {
        unknown.merge(checkIn.number(), badge(checkIn, device), Boards::later);
      }
    }
    Optional<OrgUnit> site = homes.registry().orgUnit(home);
    List<ServiceCount> counts =
        services.count(
            site.map(List::of).orElse(List.of()),
            date,
            date.plusDays(1),
            unit -> home,
            LocalDate::toString);
    return new Board(
        new ArrayList<>(people.values()), lastDevices, new ArrayList<>(unknown.values()), counts);
  }

  @Override
  public void close() throws SQLException {
    personDays.close();
    checkIns.close();
    services.close();
  }

  private List<StoredCheckIn> checkIns(String home, LocalDate date) throws SQLException {
    OptionalInt no = symbols.find(home);
    if (no.isEmpty()) {
      return List.of();
    }
    InstantRange range = homes.instants(home, date);
    return checkIns.between(no.getAsInt(), range.from().toEpochMilli(), range.to().toEpochMilli());
  }

  private static UnknownBadge badge(StoredCheckIn checkIn, String device) {
    return new UnknownBadge(checkIn.number(), device, checkIn.instant(), checkIn.instant(), 1);
  }

  private static UnknownBadge later(UnknownBadge before, UnknownBadge next) {
    return new UnknownBadge(
        before.number(), next.device(), before.firstAt(), next.lastAt(), before.count() + 1);
  }
}
