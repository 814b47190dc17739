package org.rollcall.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.gateway.attendance.DayRules;
import org.rollcall.gateway.attendance.PersonDay;
import org.rollcall.gateway.ledger.DayFacts;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.PersonDayRows;
import org.rollcall.gateway.ledger.Symbols;

/**
 * Judges dirty days by the rules and stores the verdicts: the only place that writes person-days
 * and service counts. What it stores depends on the facts alone, not on how they came.
 */
final class DayJudge {
  private final Connection writer;
  private final Symbols symbols;
  private final PersonDayRows rows;

  DayJudge(Connection writer, Symbols symbols, PersonDayRows rows) {
    this.writer = writer;
    this.symbols = symbols;
    this.rows = rows;
  }

  /** Judges all marked days; returns which homes' dates that touched. */
  Set<Change> judge(DirtyDays dirty, Homes homes) throws SQLException {
    Set<Change> changes = new HashSet<>();
    try (DayFacts facts = new DayFacts(writer, symbols, homes)) {
      for (Map.Entry<DirtyDays.PersonDate, Set<String>> entry : dirty.all().entrySet()) {
        int person = entry.getKey().person();
        LocalDate date = entry.getKey().date();
        List<PersonDay> days =
            DayRules.evaluate(
                facts.of(symbols.text(person), date, entry.getValue()), homes::policyOf);
        for (PersonDay day : days) {
          store(person, day);
          changes.add(new Change(day.site(), date));
        }
      }
    }
    return changes;
  }

  private void store(int person, PersonDay day) throws SQLException {
    int home = symbols.require(day.site());
    if (saysSomething(day)) {
      rows.replace(home, person, day);
    } else {
      rows.remove(home, (int) day.date().toEpochDay(), person);
    }
  }

  /**
   * A day that nobody came on follows from the registry and the leave alone. Which of such days
   * were ever looked at depends on how the facts arrived, so none of them is stored.
   */
  private static boolean saysSomething(PersonDay day) {
    return day.state().isPresent() || !day.punches().isEmpty() || !day.services().isEmpty();
  }
}
