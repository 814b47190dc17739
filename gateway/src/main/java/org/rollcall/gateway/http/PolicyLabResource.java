package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.attendance.DirectionPolicy;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.attendance.PolicyChange;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.PolicyTrial;
import org.rollcall.gateway.security.Naming;

/**
 * {@code POST /api/v1/policy-lab}: what another rule or threshold would have made of a past period.
 * On the threads of exports: whoever waits for a page does not wait for it.
 */
final class PolicyLabResource {
  /** Person-days that one answer lists; {@code more} counts the rest. */
  private static final int MOVED_MAX = 5_000;

  private final LedgerReads exports;
  private final FigureSources sources;
  private final Clock clock;

  PolicyLabResource(LedgerReads exports, FigureSources sources, Clock clock) {
    this.exports = exports;
    this.sources = sources;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("tryPolicy").addHandler(this::tryPolicy);
  }

  private void tryPolicy(RoutingContext context) {
    FigureQuestion question = QuestionParameters.read(context, exports.homes(), sources, clock);
    Policy policy = policy(context.body().asJsonObject(), exports.homes().policy());
    Naming naming = Author.naming(context);
    exports.answer(
        context,
        (connection, symbols, homes) -> {
          PolicyTrial trial =
              new PolicyTrial(
                  connection,
                  symbols,
                  homes,
                  sources.profiles(),
                  LedgerState.cursor(connection).asOf());
          try {
            return json(trial.of(question, policy), policy, homes, naming);
          } catch (PolicyTrial.TooManyDaysException e) {
            throw new Refusal(
                ErrorCode.BAD_REQUEST, e.getMessage() + "; ask for a smaller unit or period");
          }
        });
  }

  private static Policy policy(JsonObject change, Policy now) {
    try {
      return new PolicyChange(
              seconds(change, "burstSeconds"),
              whole(change, "fullDayMinutes"),
              whole(change, "halfDayMinutes"),
              whole(change, "sessionMaxMinutes").map(Duration::ofMinutes),
              whole(change, "graceMinutes").map(Duration::ofMinutes),
              Optional.ofNullable(change.getString("direction"))
                  .flatMap(
                      text ->
                          Arrays.stream(DirectionPolicy.values())
                              .filter(one -> one.name().equals(text))
                              .findFirst()),
              whole(change, "serviceMinutesMin"),
              whole(change, "qualifiedPercent"))
          .applyTo(now);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Duration> seconds(JsonObject change, String name) {
    return whole(change, name).map(Duration::ofSeconds);
  }

  private static Optional<Integer> whole(JsonObject change, String name) {
    return Optional.ofNullable(change.getInteger(name));
  }

  private static JsonObject json(
      PolicyTrial.Result result, Policy policy, Homes homes, Naming naming) {
    JsonArray rows = new JsonArray();
    result.rows().forEach(pair -> rows.add(pair(pair)));
    JsonArray moved = new JsonArray();
    List<PolicyTrial.Moved> all = result.moved();
    all.stream().limit(MOVED_MAX).forEach(day -> moved.add(moved(day, homes, naming)));
    return new JsonObject()
        .put("ruleVersion", homes.policy().ruleVersion())
        .put("triedVersion", policy.ruleVersion())
        .put("rows", rows)
        .put("homesMoved", all.stream().map(PolicyTrial.Moved::home).distinct().count())
        .put("peopleMoved", all.stream().map(PolicyTrial.Moved::person).distinct().count())
        .put("moved", moved)
        .put("more", Math.max(0, all.size() - MOVED_MAX));
  }

  private static JsonObject pair(PolicyTrial.Pair pair) {
    return new JsonObject()
        .put("indicator", pair.before().indicator())
        .put("orgUnit", pair.before().orgUnit())
        .put("period", pair.before().period().code())
        .put("target", pair.before().target().orElse(null))
        .put("before", figure(pair.before()))
        .put("after", figure(pair.after()));
  }

  private static JsonObject figure(IndicatorRow row) {
    JsonObject json = IndicatorJson.row(row);
    return new JsonObject()
        .put("numerator", json.getValue("numerator"))
        .put("denominator", json.getValue("denominator"))
        .put("value", json.getValue("value"))
        .put("met", json.getValue("met"));
  }

  private static JsonObject moved(PolicyTrial.Moved day, Homes homes, Naming naming) {
    return new JsonObject()
        .put("home", day.home())
        .put("person", day.person())
        .put("name", DayJson.name(day.person(), homes, naming))
        .put("date", day.date().toString())
        .put("before", day.before().name())
        .put("after", day.after().name())
        .put("creditBefore", day.creditBefore())
        .put("creditAfter", day.creditAfter());
  }
}
