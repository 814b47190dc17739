package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.rollcall.device.Direction;
import org.rollcall.gateway.attendance.InstantRange;
import org.rollcall.gateway.attendance.PersonDate;
import org.rollcall.gateway.attendance.Punch;
import org.rollcall.gateway.attendance.PunchDirection;
import org.rollcall.gateway.attendance.SiteDay;
import org.rollcall.gateway.ledger.CountedPunches.Counted;

/**
 * Gathers the facts of a person's date from the ledger and the registry, for the rules to judge:
 * the same for the projection that stores the verdict and for the page that explains it. Belongs to
 * one connection and one snapshot; home-days that were read are kept until it is dropped.
 */
public final class DayFacts implements AutoCloseable {
  private final Symbols symbols;
  private final Homes homes;
  private final CountedPunches punches;
  private final StaffFacts staff;
  private final CorrectionFacts corrections;
  private final PreparedStatement homesOfPerson;
  private final Map<HomeDay, Map<Integer, List<Counted>>> homeDays = new HashMap<>();
  private final Map<Integer, List<Integer>> homesOfPersons = new HashMap<>();
  private final Map<Integer, String> deviceNames = new HashMap<>();

  public DayFacts(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    this.punches = new CountedPunches(connection);
    this.staff = new StaffFacts(connection, symbols);
    this.corrections = new CorrectionFacts(connection, symbols);
    this.homesOfPerson =
        connection.prepareStatement("SELECT home FROM person_home WHERE person = ?");
  }

  private record HomeDay(int home, LocalDate date) {}

  /**
   * All facts of the person's date, at every home where there are any and at the named ones.
   *
   * @param atLeast homes that are wanted even without facts
   */
  public PersonDate of(String person, LocalDate date, Iterable<String> atLeast)
      throws SQLException {
    OptionalInt no = symbols.find(person);
    TreeSet<String> sites = new TreeSet<>();
    atLeast.forEach(sites::add);
    if (no.isPresent()) {
      for (int home : homesWithFacts(no.getAsInt(), date)) {
        sites.add(symbols.text(home));
      }
    }
    List<SiteDay> days = new ArrayList<>(sites.size());
    for (String site : sites) {
      days.add(siteDay(person, no, site, date));
    }
    return new PersonDate(person, date, homes.zone(sites.first()), days);
  }

  /** Whether anything at all is known of the person's date. */
  public boolean any(String person, LocalDate date) throws SQLException {
    OptionalInt no = symbols.find(person);
    return no.isPresent() && !homesWithFacts(no.getAsInt(), date).isEmpty();
  }

  @Override
  public void close() throws SQLException {
    punches.close();
    staff.close();
    corrections.close();
    homesOfPerson.close();
  }

  private List<Integer> homesWithFacts(int person, LocalDate date) throws SQLException {
    List<Integer> found = new ArrayList<>(staff.homesOn(person, date));
    found.addAll(corrections.homesOn(person, date));
    for (int home : homesOf(person)) {
      if (homeDay(home, date).containsKey(person)) {
        found.add(home);
      }
    }
    return found;
  }

  private List<Integer> homesOf(int person) throws SQLException {
    List<Integer> known = homesOfPersons.get(person);
    if (known != null) {
      return known;
    }
    List<Integer> homes = new ArrayList<>();
    homesOfPerson.setInt(1, person);
    try (ResultSet rows = homesOfPerson.executeQuery()) {
      while (rows.next()) {
        homes.add(rows.getInt(1));
      }
    }
    homesOfPersons.put(person, homes);
    return homes;
  }

  private SiteDay siteDay(String person, OptionalInt no, String site, LocalDate date)
      throws SQLException {
    OptionalInt home = symbols.find(site);
    boolean named = no.isPresent() && home.isPresent();
    return new SiteDay(
        site,
        homes.expectation(person, site, date),
        named ? punches(no.getAsInt(), home.getAsInt(), date) : List.of(),
        named ? corrections.of(no.getAsInt(), home.getAsInt(), date) : List.of(),
        named ? staff.recordsOn(no.getAsInt(), home.getAsInt(), date) : List.of(),
        no.isPresent() ? staff.leaveOn(no.getAsInt(), date) : Optional.empty());
  }

  private List<Punch> punches(int person, int home, LocalDate date) throws SQLException {
    List<Punch> found = new ArrayList<>();
    for (Counted counted : homeDay(home, date).getOrDefault(person, List.of())) {
      OptionalInt service = counted.service();
      found.add(
          new Punch(
              counted.id(),
              Instant.ofEpochMilli(counted.atMs()),
              direction(counted.way()),
              deviceName(counted.device()),
              service.isPresent()
                  ? Optional.of(symbols.text(service.getAsInt()))
                  : Optional.empty()));
    }
    return found;
  }

  private String deviceName(int device) {
    return deviceNames.computeIfAbsent(
        device, no -> DeviceName.of(symbols.text(no), homes.registry()));
  }

  private Map<Integer, List<Counted>> homeDay(int home, LocalDate date) throws SQLException {
    HomeDay key = new HomeDay(home, date);
    Map<Integer, List<Counted>> known = homeDays.get(key);
    if (known != null) {
      return known;
    }
    InstantRange range = homes.instants(symbols.text(home), date);
    Map<Integer, List<Counted>> read =
        punches.byPerson(home, range.from().toEpochMilli(), range.to().toEpochMilli());
    homeDays.put(key, read);
    return read;
  }

  private static PunchDirection direction(Direction way) {
    return switch (way) {
      case IN -> PunchDirection.IN;
      case OUT -> PunchDirection.OUT;
      case UNKNOWN -> PunchDirection.UNKNOWN;
    };
  }
}
