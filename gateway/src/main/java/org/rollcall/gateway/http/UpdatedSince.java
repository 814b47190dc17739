package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/**
 * Keeps the rows that can have changed since a time: too many at worst, as after a start, never too
 * few.
 */
record UpdatedSince(Optional<Instant> since, FigureSources sources, FigureQuestion question) {

  static UpdatedSince read(RoutingContext context, FigureSources sources, FigureQuestion question) {
    return new UpdatedSince(QuestionParameters.instant(context, "updatedSince"), sources, question);
  }

  List<IndicatorRow> filter(List<IndicatorRow> rows, Homes homes) {
    return since.isEmpty() || aDayTurned(since.get(), homes)
        ? rows
        : rows.stream().filter(row -> changed(row, since.get(), homes)).toList();
  }

  /** A day of the period has ended or begun since: what is expected of it counts only now. */
  private boolean aDayTurned(Instant time, Homes homes) {
    LocalDate then = LocalDate.ofInstant(time, homes.zone(question.unit().code()));
    LocalDate now = LocalDate.ofInstant(question.now(), homes.zone(question.unit().code()));
    return then.isBefore(now) && question.period().to().isAfter(then);
  }

  private boolean changed(IndicatorRow row, Instant time, Homes homes) {
    // People of an area can have been at any home of the county.
    String area =
        homes
            .registry()
            .ancestorOfKind(row.orgUnit(), OrgUnitKind.FEDERATION)
            .map(OrgUnit::code)
            .filter(county -> asksForHouseholds(row))
            .orElse(row.orgUnit());
    List<String> sites = homes.registry().homesUnder(area).stream().map(OrgUnit::code).toList();
    YearMonth last = YearMonth.from(question.period().to().minusDays(1));
    return sources.changes().changedSince(time, sites, last);
  }

  private boolean asksForHouseholds(IndicatorRow row) {
    return sources
        .catalogue()
        .find(row.indicator())
        .map(indicator -> indicator.asksForHouseholds())
        .orElse(true);
  }
}
