package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.StepTaken;
import org.rollcall.gateway.http.SignOffResource.Place;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.ledger.DayTexts;
import org.rollcall.gateway.ledger.HomeMonths;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.MonthVerification;
import org.rollcall.gateway.ledger.Months;
import org.rollcall.gateway.ledger.Symbols;

/** {@code /api/v1/months/{home}/{month}/revisions} and what compares and verifies them. */
final class RevisionResource {
  private static final String LIVE = "live";

  /** Person-days that one comparison lists; {@code more} counts the rest. */
  private static final int DAYS_MAX = 5_000;

  private final LedgerReads reads;

  RevisionResource(LedgerReads reads) {
    this.reads = reads;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listRevisions").addHandler(this::list);
    routes.getRoute("getRevision").addHandler(this::get);
    routes.getRoute("monthDifference").addHandler(this::difference);
    routes.getRoute("verifyMonth").addHandler(this::verify);
  }

  private void list(RoutingContext context) {
    Place place = Place.of(context, reads.homes());
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray items = new JsonArray();
          for (Months.Locked locked :
              Months.locked(connection, symbols, place.home(), place.month())) {
            items.add(revision(connection, symbols, homes, place, locked));
          }
          return new JsonObject().put("items", items).put("next", null);
        });
  }

  private void get(RoutingContext context) {
    Place place = Place.of(context, reads.homes());
    String number = Parameter.path(context, "revision");
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          Months.Locked locked = locked(connection, symbols, place, number);
          return revision(connection, symbols, homes, place, locked)
              .put("snapshot", new JsonObject(locked.text()))
              .put("text", locked.text());
        });
  }

  private static JsonObject revision(
      Connection connection, Symbols symbols, Homes homes, Place place, Months.Locked locked)
      throws SQLException {
    Optional<StepTaken> lock =
        Months.steps(connection, symbols, homes, place.home(), place.month()).stream()
            .filter(taken -> taken.step() == MonthStep.LOCK)
            .filter(taken -> taken.revision() == locked.revision())
            .findFirst();
    return SignOffJson.revision(locked, lock);
  }

  private void difference(RoutingContext context) {
    Place place = Place.of(context, reads.homes());
    String from = Parameter.required(context, "from");
    String to = Parameter.required(context, "to");
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          HomeMonth before = content(connection, symbols, homes, place, from);
          HomeMonth after = content(connection, symbols, homes, place, to);
          List<DayTexts.Change> changes = DayTexts.between(DayTexts.of(before), DayTexts.of(after));
          return new JsonObject()
              .put("home", place.home())
              .put("month", place.month().toString())
              .put("from", from)
              .put("to", to)
              .put("sums", SignOffJson.sums(before, after))
              .put(
                  "days",
                  SignOffJson.all(
                      changes.stream()
                          .limit(DAYS_MAX)
                          .map(change -> SignOffJson.change(change, place.month()))
                          .toList()))
              .put("more", Math.max(0, changes.size() - DAYS_MAX));
        });
  }

  private void verify(RoutingContext context) {
    Place place = Place.of(context, reads.homes());
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray revisions = new JsonArray();
          boolean right = true;
          for (MonthVerification.Verdict verdict :
              MonthVerification.of(connection, symbols, place.home(), place.month())) {
            right = right && verdict.problems().isEmpty();
            revisions.add(
                new JsonObject()
                    .put("revision", verdict.revision())
                    .put("hash", verdict.hash())
                    .put("ok", verdict.problems().isEmpty())
                    .put("problems", new JsonArray(List.copyOf(verdict.problems()))));
          }
          return new JsonObject()
              .put("home", place.home())
              .put("month", place.month().toString())
              .put("ok", right)
              .put("revisions", revisions);
        });
  }

  private static HomeMonth content(
      Connection connection, Symbols symbols, Homes homes, Place place, String edition)
      throws SQLException {
    if (edition.equals(LIVE)) {
      try (HomeMonths live = new HomeMonths(connection, symbols, homes)) {
        return live.of(place.home(), place.month());
      }
    }
    return locked(connection, symbols, place, edition).snapshot().content();
  }

  private static Months.Locked locked(
      Connection connection, Symbols symbols, Place place, String number) throws SQLException {
    if (!number.matches("[1-9]\\d{0,8}")) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST,
          "\"" + number + "\" is no revision: they are counted from 1; what is known now is live");
    }
    return Months.locked(
            connection,
            symbols,
            place.home(),
            place.month(),
            OptionalInt.of(Integer.parseInt(number)))
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "revision of " + place.home() + "'s month " + place.month(), number));
  }
}
