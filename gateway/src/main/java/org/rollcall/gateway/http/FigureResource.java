package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.ServiceCount;
import org.rollcall.gateway.ledger.ServiceCountReads;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/** {@code /api/v1/service-counts}: persons, person-times, sessions and minutes. */
final class FigureResource {
  private static final int DAYS_MAX = 3_660;

  private final LedgerReads reads;
  private final Clock clock;

  FigureResource(LedgerReads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("serviceCounts").addHandler(this::serviceCounts);
  }

  private void serviceCounts(RoutingContext context) {
    OrgUnit unit = Parameter.orgUnit(reads.homes(), Parameter.required(context, "orgUnit"));
    LocalDate from = Parameter.date("from", Parameter.required(context, "from"));
    LocalDate to = Parameter.date("to", Parameter.required(context, "to"));
    if (!from.isBefore(to) || from.plusDays(DAYS_MAX).isBefore(to)) {
      throw new Refusal(
          ErrorCode.BAD_DATE, "to must be after from, by at most " + DAYS_MAX + " days");
    }
    boolean byDay = Parameter.query(context, "by").map("day"::equals).orElse(false);
    Function<LocalDate, String> period =
        date -> byDay ? Period.day(date).code() : Period.month(YearMonth.from(date)).code();
    Optional<OrgUnitKind> level = level(context);
    LocalDate end = earlier(to, today(unit.code()).plusDays(1));
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          try (ServiceCountReads counts = new ServiceCountReads(connection, symbols, homes)) {
            List<ServiceCount> rows =
                counts.count(
                    homes.registry().homesUnder(unit.code()),
                    from,
                    end,
                    site -> levelOf(homes, unit, site, level),
                    period);
            JsonArray json = new JsonArray();
            rows.forEach(row -> json.add(ServiceCountJson.row(row)));
            return new JsonObject().put("rows", json);
          }
        });
  }

  /** The unit that a site's figures are counted for. */
  private static String levelOf(
      Homes homes, OrgUnit asked, OrgUnit site, Optional<OrgUnitKind> level) {
    if (level.isEmpty() || level.get() == asked.kind()) {
      return asked.code();
    }
    if (level.get() == OrgUnitKind.HOME) {
      return site.code();
    }
    return homes
        .registry()
        .ancestorOfKind(site.code(), level.get())
        .map(OrgUnit::code)
        .orElse(asked.code());
  }

  private static Optional<OrgUnitKind> level(RoutingContext context) {
    return Parameter.query(context, "level")
        .map(text -> OrgUnitKind.valueOf(text.toUpperCase(java.util.Locale.ROOT)));
  }

  /** The civil date now. The day under way is not closed yet, so no rate counts it. */
  private LocalDate today(String home) {
    return LocalDate.ofInstant(clock.instant(), reads.homes().zone(home));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
