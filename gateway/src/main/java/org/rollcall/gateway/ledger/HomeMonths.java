package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.gateway.attendance.ExpectedDays;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;
import org.rollcall.gateway.registry.Enrolment;

/**
 * Reads a home's month as the ledger knows it: what was agreed as masks from the registry and the
 * calendar, what happened as lines from person-days. Days that are still to come are in it as they
 * are agreed; whoever counts leaves them out. Belongs to one connection and one snapshot; whoever
 * made it closes it.
 */
public final class HomeMonths implements AutoCloseable {
  private final Symbols symbols;
  private final Homes homes;
  private final MonthRows rows;
  private final ResidentReads residents;

  public HomeMonths(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.symbols = symbols;
    this.homes = homes;
    this.rows = new MonthRows(connection, symbols);
    this.residents = new ResidentReads(connection, symbols, homes);
  }

  /** The month of a home; empty of people where nobody was enrolled or came. */
  public HomeMonth of(String home, YearMonth month) throws SQLException {
    int open = homes.openDays(home, month);
    OptionalInt no = symbols.find(home);
    Map<String, List<DayLine>> lines = no.isPresent() ? rows.lines(no.getAsInt(), month) : Map.of();
    Map<String, Agreed> agreed = agreed(home, month, open);
    Map<String, Set<LocalDate>> resident =
        residents.days(home, month.atDay(1), month.plusMonths(1).atDay(1));
    TreeSet<String> persons = new TreeSet<>(agreed.keySet());
    persons.addAll(lines.keySet());
    persons.addAll(resident.keySet());
    List<PersonMonth> people = new ArrayList<>(persons.size());
    for (String person : persons) {
      people.add(
          person(
              person,
              month,
              agreed.getOrDefault(person, Agreed.NOTHING),
              mask(resident.getOrDefault(person, Set.of())),
              lines.getOrDefault(person, List.of())));
    }
    return new HomeMonth(home, month, open, reported(home, no, month), people);
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    residents.close();
  }

  /** What the enrolments of a person make of the month: one may end and another begin in it. */
  private record Agreed(int enrolled, int expected) {
    static final Agreed NOTHING = new Agreed(0, 0);

    Agreed plus(Agreed other) {
      return new Agreed(enrolled | other.enrolled, expected | other.expected);
    }
  }

  private Map<String, Agreed> agreed(String home, YearMonth month, int open) {
    Map<String, Agreed> agreed = new TreeMap<>();
    for (Enrolment enrolment : homes.registry().enrolmentsAt(home)) {
      int enrolled =
          ExpectedDays.enrolled(
              month, enrolment.days().from().orElse(LocalDate.MIN), enrolment.days().to());
      if (enrolled != 0) {
        agreed.merge(
            enrolment.person(),
            new Agreed(enrolled, homes.expectedDays(enrolment, month, open)),
            Agreed::plus);
      }
    }
    return agreed;
  }

  private PersonMonth person(
      String person, YearMonth month, Agreed agreed, int resident, List<DayLine> lines)
      throws SQLException {
    int excused = 0;
    OptionalInt no = symbols.find(person);
    if (agreed.expected() != 0 && no.isPresent()) {
      excused = agreed.expected() & rows.leave(no.getAsInt(), month);
    }
    for (DayLine line : lines) {
      if (line.state().isPresent()) {
        excused &= ~bit(line.day());
      }
    }
    return new PersonMonth(person, agreed.enrolled(), agreed.expected(), excused, resident, lines);
  }

  /** The days on which any terminal of the home reported a check-in. */
  private int reported(String home, OptionalInt no, YearMonth month) throws SQLException {
    int mask = 0;
    Optional<MonthRows.Range> spoken =
        no.isEmpty()
            ? Optional.empty()
            : rows.spoken(
                no.getAsInt(),
                homes.instants(home, month.atDay(1)).from(),
                homes.instants(home, month.atEndOfMonth()).to());
    if (spoken.isEmpty()) {
      return 0;
    }
    LocalDate last = homes.serviceDate(home, spoken.get().last());
    for (LocalDate day = homes.serviceDate(home, spoken.get().first());
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (rows.spoke(no.getAsInt(), homes.instants(home, day))) {
        mask |= bit(day.getDayOfMonth());
      }
    }
    return mask;
  }

  private static int mask(Set<LocalDate> days) {
    int mask = 0;
    for (LocalDate day : days) {
      mask |= bit(day.getDayOfMonth());
    }
    return mask;
  }

  private static int bit(int day) {
    return 1 << (day - 1);
  }
}
