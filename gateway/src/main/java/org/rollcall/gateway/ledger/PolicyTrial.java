package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.MonthMasks;
import org.rollcall.gateway.indicator.PersonMonth;
import org.rollcall.gateway.registry.OrgUnit;

/**
 * What another policy would have made of a past period: its months judged again in memory, and
 * figures counted from both. Nothing is stored. Months before the period, of which year-to-date
 * figures are also made, stay as they are. For one answer, on a worker.
 */
public record PolicyTrial(
    Connection connection, Symbols symbols, Homes homes, Profiles profiles, Instant asOf) {
  /** Person-days that one trial judges. */
  public static final int DAYS_MAX = 200_000;

  /** A person-day that the policy moves. */
  public record Moved(
      String home,
      String person,
      LocalDate date,
      DayState before,
      DayState after,
      int creditBefore,
      int creditAfter) {}

  /** The same indicator of the same unit under both policies. */
  public record Pair(IndicatorRow before, IndicatorRow after) {}

  /** What came of it. */
  public record Result(List<Pair> rows, List<Moved> moved) {}

  /**
   * Tries a policy.
   *
   * @throws TooManyDaysException where more would be judged than {@link #DAYS_MAX}
   */
  public Result of(FigureQuestion asked, Policy policy) throws SQLException {
    FigureQuestion question = asked.ofLiveMonths();
    Homes tried = new Homes(homes.registry(), homes.calendar(), policy);
    long snapshot = LedgerState.cursor(connection).position();
    LiveMonths before = new LiveMonths(snapshot);
    LiveMonths after = new LiveMonths(snapshot);
    List<Moved> moved = new ArrayList<>();
    int days = 0;
    try (HomeMonths stored = new HomeMonths(connection, symbols, homes);
        RejudgedMonths rejudged = new RejudgedMonths(connection, symbols, tried)) {
      for (OrgUnit site : homes.registry().homesUnder(question.unit().code())) {
        for (YearMonth month : question.period().months()) {
          HomeMonth known = stored.of(site.code(), month);
          days += known.people().stream().mapToInt(person -> person.days().size()).sum();
          if (days > DAYS_MAX) {
            throw new TooManyDaysException(DAYS_MAX);
          }
          HomeMonth other = rejudged.of(known);
          before.put(MonthMasks.of(known), homes, snapshot);
          after.put(MonthMasks.of(other), tried, snapshot);
          addMoved(known, other, moved);
        }
      }
    }
    return new Result(pairs(rows(question, homes, before), rows(question, tried, after)), moved);
  }

  /** More than one trial may judge. */
  public static final class TooManyDaysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyDaysException(int max) {
      super("a trial judges " + max + " person-days at most");
    }
  }

  private List<IndicatorRow> rows(FigureQuestion question, Homes under, LiveMonths months)
      throws SQLException {
    IndicatorRows rows = new IndicatorRows(under, question, asOf);
    List<IndicatorRow> counted = new ArrayList<>();
    try (FigureReads reads =
        new FigureReads(connection, symbols, under, months, profiles, question)) {
      for (UnitFigures unit : reads.units()) {
        rows.of(unit).forEach(one -> counted.add(one.row()));
      }
    }
    return counted;
  }

  /** Both have the same units and indicators in the same order. */
  private static List<Pair> pairs(List<IndicatorRow> before, List<IndicatorRow> after) {
    List<Pair> pairs = new ArrayList<>(before.size());
    for (int i = 0; i < before.size(); i++) {
      pairs.add(new Pair(before.get(i), after.get(i)));
    }
    return pairs;
  }

  private static void addMoved(HomeMonth known, HomeMonth other, List<Moved> moved) {
    Map<String, PersonMonth> others = new HashMap<>();
    other.people().forEach(person -> others.put(person.person(), person));
    for (PersonMonth person : known.people()) {
      List<DayLine> again = others.getOrDefault(person.person(), person).days();
      for (int i = 0; i < person.days().size(); i++) {
        DayLine was = person.days().get(i);
        DayLine is = again.get(i);
        if (!was.equals(is)) {
          moved.add(
              new Moved(
                  known.home(),
                  person.person(),
                  known.month().atDay(was.day()),
                  was.state(),
                  is.state(),
                  was.credit(),
                  is.credit()));
        }
      }
    }
  }
}
