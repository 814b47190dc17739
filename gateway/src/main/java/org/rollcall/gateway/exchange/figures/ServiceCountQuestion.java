package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.ServiceCount;
import org.rollcall.gateway.ledger.ServiceCountReads;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/**
 * Which service counts are wanted: of the days {@code from ≤ day < to}, by month or by day.
 *
 * @param level of the units under the asked one; empty for itself
 */
public record ServiceCountQuestion(
    OrgUnit unit, Optional<OrgUnitKind> level, LocalDate from, LocalDate to, boolean isByDay) {

  /** What takes the rows. */
  @FunctionalInterface
  public interface Taker {
    void take(ServiceCount row) throws IOException;
  }

  /** Counts month by month, so that no more than a month's rows are held; by month, then unit. */
  public void count(Connection connection, Symbols symbols, Homes homes, Taker taker)
      throws SQLException, IOException {
    List<OrgUnit> sites = homes.registry().homesUnder(unit.code());
    try (ServiceCountReads reads = new ServiceCountReads(connection, symbols, homes)) {
      for (LocalDate start = from; start.isBefore(to); start = next(start)) {
        LocalDate end = next(start).isBefore(to) ? next(start) : to;
        for (ServiceCount row :
            reads.count(sites, start, end, site -> unitOf(homes, site), this::period)) {
          taker.take(row);
        }
      }
    }
  }

  /** All of them at once, by unit, then period. */
  public List<ServiceCount> all(Connection connection, Symbols symbols, Homes homes)
      throws SQLException {
    try (ServiceCountReads reads = new ServiceCountReads(connection, symbols, homes)) {
      return reads.count(
          homes.registry().homesUnder(unit.code()),
          from,
          to,
          site -> unitOf(homes, site),
          this::period);
    }
  }

  /** The counts of the unit, or of those of its level, over a whole period. */
  static List<ServiceCount> of(
      Connection connection,
      Symbols symbols,
      Homes homes,
      OrgUnit unit,
      Optional<OrgUnitKind> level,
      Period period)
      throws SQLException {
    ServiceCountQuestion question =
        new ServiceCountQuestion(unit, level, period.from(), period.to(), false);
    try (ServiceCountReads reads = new ServiceCountReads(connection, symbols, homes)) {
      return reads.count(
          homes.registry().homesUnder(unit.code()),
          period.from(),
          period.to(),
          site -> question.unitOf(homes, site),
          day -> period.code());
    }
  }

  private String period(LocalDate day) {
    return (isByDay ? Period.day(day) : Period.month(YearMonth.from(day))).code();
  }

  private static LocalDate next(LocalDate day) {
    return YearMonth.from(day).plusMonths(1).atDay(1);
  }

  /** The unit that a site's services are counted for. */
  private String unitOf(Homes homes, OrgUnit site) {
    if (level.isEmpty() || level.get() == unit.kind()) {
      return unit.code();
    }
    if (level.get() == OrgUnitKind.HOME) {
      return site.code();
    }
    return homes
        .registry()
        .ancestorOfKind(site.code(), level.get())
        .map(OrgUnit::code)
        .orElse(unit.code());
  }
}
