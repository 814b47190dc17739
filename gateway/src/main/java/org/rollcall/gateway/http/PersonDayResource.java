package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.rollcall.gateway.attendance.DayRules;
import org.rollcall.gateway.attendance.ExplainedDay;
import org.rollcall.gateway.attendance.PersonDay;
import org.rollcall.gateway.attendance.Session;
import org.rollcall.gateway.attendance.UsedPunch;
import org.rollcall.gateway.ledger.DayFacts;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Proposals;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.security.Naming;

/**
 * {@code GET /api/v1/persons/{person}/days/{date}}: a person-day explained. The facts are judged
 * again by the same rules that made the stored figure, this time telling each step.
 */
final class PersonDayResource {
  private final LedgerReads reads;

  PersonDayResource(LedgerReads reads) {
    this.reads = reads;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("personDay").addHandler(this::explain);
  }

  private void explain(RoutingContext context) {
    String person = Parameter.path(context, "person");
    if (reads.homes().registry().person(person).isEmpty()) {
      throw Refusal.notFound("person", person);
    }
    LocalDate date = Parameter.date("date", Parameter.path(context, "date"));
    Naming naming = Author.naming(context);
    reads.answer(
        context,
        (connection, symbols, homes) ->
            explained(connection, symbols, homes, person, date)
                .put("name", DayJson.name(person, homes, naming)));
  }

  private static JsonObject explained(
      Connection connection, Symbols symbols, Homes homes, String person, LocalDate date)
      throws SQLException {
    TreeSet<String> enrolledAt = new TreeSet<>();
    homes.registry().enrolmentsOf(person).stream()
        .filter(enrolment -> enrolment.days().contains(date))
        .map(Enrolment::home)
        .forEach(enrolledAt::add);
    try (DayFacts facts = new DayFacts(connection, symbols, homes)) {
      if (enrolledAt.isEmpty() && !facts.any(person, date)) {
        return nothing(person, date, homes);
      }
      List<ExplainedDay> days =
          DayRules.explain(facts.of(person, date, enrolledAt), homes::policyOf).stream()
              .sorted(Comparator.comparing(PersonDayResource::weight).reversed())
              .toList();
      JsonArray corrections = new JsonArray();
      Proposals.correctionsOf(connection, symbols, person, date)
          .forEach(one -> corrections.add(ProposalJson.of(one, homes)));
      JsonObject json =
          json(days.get(0), homes, clocks(connection, symbols, homes, days.get(0)))
              .put("corrections", corrections);
      if (days.size() > 1) {
        JsonArray others = new JsonArray();
        for (ExplainedDay day : days.subList(1, days.size())) {
          others.add(json(day, homes, clocks(connection, symbols, homes, day)));
        }
        json.put("otherHomes", others);
      }
      return json;
    }
  }

  /** The home that says most of the day comes first; the others follow in full. */
  private static int weight(ExplainedDay explained) {
    PersonDay day = explained.day();
    return day.punches().size() * 4 + day.services().size() * 2 + (day.expected() ? 1 : 0);
  }

  private static JsonObject nothing(String person, LocalDate date, Homes homes) {
    return new JsonObject()
        .put("person", person)
        .put("name", DayJson.maskedName(person, homes))
        .put("home", null)
        .put("date", date.toString())
        .put("expected", false)
        .put("state", "NOT_EXPECTED")
        .put("credit", 0)
        .put("minutes", 0)
        .put("valid", false)
        .put("flags", new JsonArray())
        .put("events", new JsonArray())
        .put("sessions", new JsonArray())
        .put("services", new JsonArray())
        .put("corrections", new JsonArray())
        .put("trace", new JsonArray().add("not enrolled anywhere on this date and no check-in"));
  }

  private static DayClocks clocks(
      Connection connection, Symbols symbols, Homes homes, ExplainedDay explained)
      throws SQLException {
    PersonDay day = explained.day();
    return DayClocks.of(connection, symbols, homes, day.site(), day.date());
  }

  private static JsonObject json(ExplainedDay explained, Homes homes, DayClocks clocks) {
    PersonDay day = explained.day();
    ZoneId zone = homes.zone(day.site());
    JsonArray events = new JsonArray();
    day.punches().forEach(punch -> events.add(clocks.told(event(punch, zone))));
    JsonArray sessions = new JsonArray();
    day.sessions().forEach(session -> sessions.add(session(session, zone)));
    JsonArray services = new JsonArray();
    day.services()
        .forEach(
            tally ->
                services.add(
                    new JsonObject()
                        .put("type", tally.type())
                        .put("count", tally.count())
                        .put("sessions", tally.sessions())
                        .put("minutes", tally.minutes())));
    JsonArray trace = new JsonArray();
    JsonArray steps = new JsonArray();
    explained
        .trace()
        .forEach(
            step -> {
              trace.add(step.text());
              steps.add(
                  new JsonObject()
                      .put("code", step.code().name())
                      .put("arguments", new JsonArray(List.copyOf(step.arguments()))));
            });
    return new JsonObject()
        .put("person", day.person())
        .put("name", DayJson.maskedName(day.person(), homes))
        .put("home", day.site())
        .put("date", day.date().toString())
        .put("expected", day.expected())
        .put("state", day.state().name())
        .put("credit", day.credit())
        .put("minutes", day.minutes())
        .put("valid", day.valid())
        .put("flags", DayJson.flags(day.flags()))
        .put("events", events)
        .put("sessions", sessions)
        .put("services", services)
        .put("trace", trace)
        .put("steps", steps)
        .put("ruleVersion", homes.policy().ruleVersion())
        .put("calendarVersion", homes.calendar().version());
  }

  private static JsonObject event(UsedPunch used, ZoneId zone) {
    return new JsonObject()
        .put("id", used.punch().id())
        .put("instant", used.punch().at().toString())
        .put("localTime", Times.civil(used.punch().at(), zone))
        .put("direction", used.punch().direction().name().toLowerCase(java.util.Locale.ROOT))
        .put("device", used.punch().device())
        .put("service", used.punch().service().orElse(null))
        .put("used", used.used())
        .put("use", used.use().name());
  }

  private static JsonObject session(Session session, ZoneId zone) {
    return new JsonObject()
        .put("in", Times.civil(session.in(), zone))
        .put("out", session.out().map(out -> Times.civil(out, zone)).orElse(null));
  }
}
