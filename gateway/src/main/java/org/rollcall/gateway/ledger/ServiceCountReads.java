package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.rollcall.gateway.attendance.ServiceTally;
import org.rollcall.gateway.registry.OrgUnit;

/**
 * Service counts by org unit and period. Person-times, sessions and minutes add up; persons are
 * counted as distinct at the level that is asked for, never added. Belongs to one connection and
 * one snapshot; whoever made it closes it.
 */
public final class ServiceCountReads implements AutoCloseable {
  private final Symbols symbols;
  private final PreparedStatement ofHome;
  private final ResidentReads residents;

  public ServiceCountReads(Connection connection, Symbols symbols, Homes homes)
      throws SQLException {
    this.symbols = symbols;
    this.residents = new ResidentReads(connection, symbols, homes);
    ofHome =
        connection.prepareStatement(
            """
            SELECT day, person, service, sessions, minutes FROM service_day
            WHERE home = ? AND day >= ? AND day < ? ORDER BY day, person, service
            """);
  }

  /**
   * Counts the services of homes.
   *
   * @param level the unit that a home is counted for
   * @param period the period that a date is counted for
   */
  public List<ServiceCount> count(
      List<OrgUnit> sites,
      LocalDate from,
      LocalDate to,
      Function<OrgUnit, String> level,
      Function<LocalDate, String> period)
      throws SQLException {
    Map<Key, Sums> sums = new TreeMap<>();
    for (OrgUnit site : sites) {
      String unit = level.apply(site);
      Set<PersonDate> cared = new HashSet<>();
      OptionalInt home = symbols.find(site.code());
      if (home.isPresent()) {
        addStored(home.getAsInt(), from, to, unit, period, sums, cared);
      }
      addResidents(site, from, to, unit, period, sums, cared);
    }
    List<ServiceCount> counts = new ArrayList<>();
    sums.forEach((key, sum) -> counts.add(sum.count(key)));
    return counts;
  }

  @Override
  public void close() throws SQLException {
    ofHome.close();
    residents.close();
  }

  private void addStored(
      int home,
      LocalDate from,
      LocalDate to,
      String unit,
      Function<LocalDate, String> period,
      Map<Key, Sums> sums,
      Set<PersonDate> cared)
      throws SQLException {
    ofHome.setInt(1, home);
    ofHome.setLong(2, from.toEpochDay());
    ofHome.setLong(3, to.toEpochDay());
    try (ResultSet rows = ofHome.executeQuery()) {
      while (rows.next()) {
        LocalDate date = LocalDate.ofEpochDay(rows.getLong(1));
        String person = symbols.text(rows.getInt(2));
        String service = symbols.text(rows.getInt(3));
        if (service.equals(ServiceTally.CARE)) {
          cared.add(new PersonDate(person, date));
        }
        sums.computeIfAbsent(new Key(unit, period.apply(date), service), key -> new Sums())
            .add(person, rows.getInt(4), rows.getInt(5));
      }
    }
  }

  /** A resident day yields one life care, and day punches on it no second one. */
  private void addResidents(
      OrgUnit site,
      LocalDate from,
      LocalDate to,
      String unit,
      Function<LocalDate, String> period,
      Map<Key, Sums> sums,
      Set<PersonDate> cared)
      throws SQLException {
    for (Map.Entry<String, Set<LocalDate>> resident :
        residents.days(site.code(), from, to).entrySet()) {
      for (LocalDate date : resident.getValue()) {
        if (cared.add(new PersonDate(resident.getKey(), date))) {
          sums.computeIfAbsent(
                  new Key(unit, period.apply(date), ServiceTally.CARE), key -> new Sums())
              .add(resident.getKey(), 1, 0);
        }
      }
    }
  }

  private record PersonDate(String person, LocalDate date) {}

  private record Key(String unit, String period, String service) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byUnit = unit.compareTo(other.unit);
      int byPeriod = byUnit != 0 ? byUnit : period.compareTo(other.period);
      return byPeriod != 0 ? byPeriod : service.compareTo(other.service);
    }
  }

  private static final class Sums {
    private final Set<String> persons = new HashSet<>();
    private long personTimes;
    private long sessions;
    private long minutes;

    void add(String person, int sessionCount, int minuteCount) {
      persons.add(person);
      personTimes++;
      sessions += sessionCount;
      minutes += minuteCount;
    }

    ServiceCount count(Key key) {
      return new ServiceCount(
          key.unit(), key.period(), key.service(), persons.size(), personTimes, sessions, minutes);
    }
  }
}
