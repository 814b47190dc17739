package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gateway.attendance.DayRules;
import org.rollcall.gateway.attendance.PersonDay;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;

/**
 * Months as another policy would judge them: the same facts by the same rules with other
 * parameters. Writes nothing. Belongs to one connection and one snapshot; whoever made it closes
 * it.
 */
public final class RejudgedMonths implements AutoCloseable {
  private final Homes homes;
  private final DayFacts facts;

  /**
   * A reading for one answer.
   *
   * @param homes with the policy to judge by
   */
  public RejudgedMonths(Connection connection, Symbols symbols, Homes homes) throws SQLException {
    this.homes = homes;
    this.facts = new DayFacts(connection, symbols, homes);
  }

  /** The month with every day that has facts judged again. */
  public HomeMonth of(HomeMonth month) throws SQLException {
    List<PersonMonth> people = new ArrayList<>(month.people().size());
    for (PersonMonth person : month.people()) {
      List<DayLine> lines = new ArrayList<>(person.days().size());
      for (DayLine line : person.days()) {
        LocalDate date = month.month().atDay(line.day());
        lines.add(judged(line, day(person.person(), month.home(), date)));
      }
      people.add(
          new PersonMonth(
              person.person(),
              person.enrolledDays(),
              person.expectedDays(),
              person.excusedDays(),
              person.residentDays(),
              lines));
    }
    return new HomeMonth(
        month.home(), month.month(), month.openDays(), month.reportedDays(), people);
  }

  @Override
  public void close() throws SQLException {
    facts.close();
  }

  private PersonDay day(String person, String home, LocalDate date) throws SQLException {
    return DayRules.evaluate(facts.of(person, date, List.of(home)), homes::policyOf).stream()
        .filter(day -> day.site().equals(home))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the rules gave no day for a site asked for"));
  }

  /** Whether somebody had a hand in it does not depend on the policy. */
  private static DayLine judged(DayLine before, PersonDay day) {
    return new DayLine(
        before.day(),
        day.state(),
        day.credit(),
        day.creditableMinutes(),
        day.valid(),
        before.manual(),
        day.services());
  }
}
