package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.gateway.attendance.MonthLife;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.StepTaken;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.Adjustments;
import org.rollcall.gateway.ledger.HomeMonths;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.Months;
import org.rollcall.gateway.ledger.Proposals;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.OrgUnit;

/** {@code /api/v1/months}: the sign-off chain of homes' months, and what waits for whom. */
final class SignOffResource {
  private final LedgerReads reads;
  private final FactRoutes facts;
  private final Clock clock;

  SignOffResource(LedgerReads reads, FactRoutes facts, Clock clock) {
    this.reads = reads;
    this.facts = facts;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listMonths").addHandler(this::list);
    routes.getRoute("getMonth").addHandler(this::get);
    routes.getRoute("monthAdjustments").addHandler(this::adjustments);
    bind(routes, MonthStep.SUBMIT);
    bind(routes, MonthStep.APPROVE);
    bind(routes, MonthStep.RETURN);
    bind(routes, MonthStep.LOCK);
    bind(routes, MonthStep.REOPEN);
  }

  private void bind(RouterBuilder routes, MonthStep step) {
    routes.getRoute(step.code() + "Month").addHandler(context -> take(context, step));
  }

  private void take(RoutingContext context, MonthStep step) {
    Place place = place(context);
    String author = Author.of(context);
    JsonObject body = Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new);
    facts
        .decide(
            () -> {
              SignOff asked =
                  SignOff.read(step, place.home(), place.month(), author, body, clock.instant());
              return reads.readNow(asked::decide);
            })
        .compose(position -> reads.read((c, s, h) -> month(c, s, h, place)))
        .onSuccess(json -> Answers.ok(context, json))
        .onFailure(context::fail);
  }

  private void get(RoutingContext context) {
    Place place = place(context);
    reads.answer(context, (c, s, h) -> month(c, s, h, place));
  }

  private JsonObject month(Connection connection, Symbols symbols, Homes homes, Place place)
      throws SQLException {
    String home = place.home();
    YearMonth month = place.month();
    List<StepTaken> steps = Months.steps(connection, symbols, homes, home, month);
    MonthLife life = life(connection, symbols, homes, home, month);
    String content;
    try (HomeMonths live = new HomeMonths(connection, symbols, homes)) {
      content = MonthSnapshot.contentHash(live.of(home, month));
    }
    List<Months.Locked> locked = Months.locked(connection, symbols, home, month);
    return SignOffJson.life(home, month, life)
        .put("content", content)
        .put("changed", life.last().map(taken -> !taken.content().equals(content)).orElse(null))
        .put("openProposals", Proposals.pending(connection, symbols, home, month))
        .put("hash", locked.isEmpty() ? null : locked.get(locked.size() - 1).hash())
        .put("steps", SignOffJson.all(steps.stream().map(SignOffJson::step).toList()));
  }

  private void list(RoutingContext context) {
    OrgUnit unit = Parameter.orgUnit(reads.homes(), Parameter.required(context, "orgUnit"));
    Period period = Parameter.period(Parameter.required(context, "period"));
    Optional<MonthStatus> status =
        Parameter.query(context, "status")
            .map(text -> MonthStatus.valueOf(text.toUpperCase(Locale.ROOT)));
    String after = Parameter.query(context, "after").orElse("");
    int limit = Parameter.limit(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray items = new JsonArray();
          Optional<String> next = Optional.empty();
          for (Place place : places(homes, unit, period)) {
            if (place.id().compareTo(after) <= 0) {
              continue;
            }
            MonthLife life = life(connection, symbols, homes, place.home(), place.month());
            if (status.isEmpty() || status.get() == life.status()) {
              if (items.size() == limit) {
                JsonObject last = items.getJsonObject(limit - 1);
                next = Optional.of(last.getString("month") + "." + last.getString("home"));
                break;
              }
              items.add(SignOffJson.life(place.home(), place.month(), life));
            }
          }
          return new JsonObject().put("items", items).put("next", next.orElse(null));
        });
  }

  private void adjustments(RoutingContext context) {
    Place place = place(context);
    int skip = Parameter.query(context, "after").map(SignOffResource::count).orElse(0);
    int limit = Parameter.limit(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          List<Adjustments.Adjustment> found =
              Adjustments.page(connection, symbols, place.home(), place.month(), skip, limit + 1);
          return new JsonObject()
              .put(
                  "items",
                  SignOffJson.all(
                      found.stream()
                          .limit(limit)
                          .map(one -> SignOffJson.adjustment(one, place.month()))
                          .toList()))
              .put("next", found.size() > limit ? Integer.toString(skip + limit) : null);
        });
  }

  private MonthLife life(
      Connection connection, Symbols symbols, Homes homes, String home, YearMonth month)
      throws SQLException {
    return Months.life(connection, symbols, homes, home, month, clock.instant());
  }

  private Place place(RoutingContext context) {
    return Place.of(context, reads.homes());
  }

  /** The months of a period at the homes that stood in them, in the order of month and home. */
  private static List<Place> places(Homes homes, OrgUnit unit, Period period) {
    List<Place> places = new ArrayList<>();
    for (YearMonth month : period.months()) {
      homes.registry().homesUnder(unit.code()).stream()
          .filter(site -> stood(site, month))
          .map(OrgUnit::code)
          .sorted()
          .forEach(home -> places.add(new Place(home, month)));
    }
    return places;
  }

  private static boolean stood(OrgUnit site, YearMonth month) {
    return site.validity().from().map(from -> !from.isAfter(month.atEndOfMonth())).orElse(true)
        && site.validity().to().map(to -> to.isAfter(month.atDay(1))).orElse(true);
  }

  private static int count(String cursor) {
    if (!cursor.matches("\\d{1,9}")) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST, "after is not a cursor that a page before gave as next");
    }
    return Integer.parseInt(cursor);
  }

  /** A home and a month, as paths name them. */
  record Place(String home, YearMonth month) {
    static Place of(RoutingContext context, Homes homes) {
      return new Place(
          Parameter.home(homes, Parameter.path(context, "home")).code(),
          Parameter.month(Parameter.path(context, "month")));
    }

    String id() {
      return month + "." + home;
    }
  }
}
