package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import org.rollcall.gateway.exchange.figures.ServiceCountQuestion;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.OrgUnit;

/**
 * A call for service counts, whatever format it wants them in.
 *
 * @param from the first day asked for
 * @param to the day after the last one asked for
 * @param question the same without days that have not begun
 */
record ServiceCountCall(OrgUnit unit, LocalDate from, LocalDate to, ServiceCountQuestion question) {
  private static final int DAYS_MAX = 3_660;

  static ServiceCountCall read(RoutingContext context, Homes homes, Clock clock) {
    OrgUnit unit = Parameter.orgUnit(homes, Parameter.required(context, "orgUnit"));
    LocalDate from = Parameter.date("from", Parameter.required(context, "from"));
    LocalDate to = Parameter.date("to", Parameter.required(context, "to"));
    if (!from.isBefore(to) || from.plusDays(DAYS_MAX).isBefore(to)) {
      throw new Refusal(
          ErrorCode.BAD_DATE, "to must be after from, by at most " + DAYS_MAX + " days");
    }
    boolean isByDay = Parameter.query(context, "by").filter("day"::equals).isPresent();
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), homes.zone(unit.code())).plusDays(1);
    LocalDate end = to.isBefore(tomorrow) ? to : tomorrow;
    return new ServiceCountCall(
        unit,
        from,
        to,
        new ServiceCountQuestion(unit, Parameter.level(context), from, end, isByDay));
  }
}
