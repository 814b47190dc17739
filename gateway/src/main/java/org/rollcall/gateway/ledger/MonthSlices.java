package org.rollcall.gateway.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.gateway.attendance.ExpectedDays;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.indicator.Slice;
import org.rollcall.gateway.registry.OrgUnit;

/** Cuts homes' months to the days that count; each month is read once for an answer. */
final class MonthSlices implements AutoCloseable {
  private final MonthReads months;
  private final Homes homes;
  private final FigureQuestion question;
  private final Map<HomeAndMonth, CountedMonth> read = new HashMap<>();

  MonthSlices(MonthReads months, Homes homes, FigureQuestion question) {
    this.months = months;
    this.homes = homes;
    this.question = question;
  }

  private record HomeAndMonth(String home, YearMonth month) {}

  /**
   * The slices of a home that count for a unit with {@code from ≤ date < to}.
   *
   * @param editions is told of every month that is used
   */
  List<Slice> of(OrgUnit site, OrgUnit unit, LocalDate from, LocalDate to, Editions editions)
      throws SQLException {
    LocalDate today = today(site);
    YearMonth last = YearMonth.from(to.minusDays(1));
    List<Slice> slices = new ArrayList<>();
    for (YearMonth month = YearMonth.from(from);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      int counts = UnitTree.days(site, unit, month) & window(month, from, to);
      int begun = counts & window(month, LocalDate.MIN, today.plusDays(1));
      if (begun != 0) {
        CountedMonth counted = counted(site.code(), month);
        editions.add(counted);
        slices.add(new Slice(counted.masks(), counts & window(month, LocalDate.MIN, today), begun));
      } else if (counts != 0) {
        editions.addFuture();
      }
    }
    return slices;
  }

  LocalDate today(OrgUnit unit) {
    return LocalDate.ofInstant(question.now(), homes.zone(unit.code()));
  }

  @Override
  public void close() throws SQLException {
    months.close();
  }

  private CountedMonth counted(String home, YearMonth month) throws SQLException {
    HomeAndMonth key = new HomeAndMonth(home, month);
    CountedMonth known = read.get(key);
    if (known != null) {
      return known;
    }
    CountedMonth found =
        months
            .counted(home, month, question.revision())
            .orElseThrow(
                () ->
                    new NoSuchRevisionException(
                        "%s has no revision %d of %s"
                            .formatted(home, question.revision().orElse(0), Period.month(month))));
    read.put(key, found);
    return found;
  }

  private static int window(YearMonth month, LocalDate from, LocalDate to) {
    return ExpectedDays.enrolled(month, from, Optional.of(to));
  }
}
