package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.PersonDays;
import org.rollcall.gateway.ledger.StoredPersonDay;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.security.Naming;

/** {@code …/persons/{person}/months/{month}} and {@code …/homes/{home}/months/{month}}. */
final class MonthResource {
  private final LedgerReads reads;
  private final Clock clock;

  MonthResource(LedgerReads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("personMonth").addHandler(this::personMonth);
    routes.getRoute("homeMonth").addHandler(this::homeMonth);
  }

  private void personMonth(RoutingContext context) {
    String person = Parameter.path(context, "person");
    if (reads.homes().registry().person(person).isEmpty()) {
      throw Refusal.notFound("person", person);
    }
    YearMonth month = Parameter.month(Parameter.path(context, "month"));
    Naming naming = Author.naming(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray rows = new JsonArray();
          TreeSet<String> at = new TreeSet<>();
          homes.registry().enrolmentsOf(person).stream()
              .filter(enrolment -> touches(enrolment, month))
              .forEach(enrolment -> at.add(enrolment.home()));
          try (PersonDays days = new PersonDays(connection, symbols, homes)) {
            days.ofPerson(person, month.atDay(1), month.plusMonths(1).atDay(1))
                .forEach(day -> at.add(day.home()));
            for (String home : at) {
              rows.add(row(person, home, month, stored(days, home, month), days, homes, naming));
            }
          }
          return new JsonObject()
              .put("person", person)
              .put("name", DayJson.name(person, homes, naming))
              .put("month", month.toString())
              .put("homes", rows);
        });
  }

  private void homeMonth(RoutingContext context) {
    String home = Parameter.home(reads.homes(), Parameter.path(context, "home")).code();
    YearMonth month = Parameter.month(Parameter.path(context, "month"));
    Naming naming = Author.naming(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> sheet(connection, symbols, homes, home, month, naming));
  }

  private JsonObject sheet(
      Connection connection,
      Symbols symbols,
      Homes homes,
      String home,
      YearMonth month,
      Naming naming)
      throws SQLException {
    try (PersonDays days = new PersonDays(connection, symbols, homes)) {
      Map<String, Map<LocalDate, StoredPersonDay>> stored = stored(days, home, month);
      TreeSet<String> persons = new TreeSet<>(stored.keySet());
      homes.registry().enrolmentsAt(home).stream()
          .filter(enrolment -> touches(enrolment, month))
          .forEach(enrolment -> persons.add(enrolment.person()));
      JsonArray rows = new JsonArray();
      for (String person : persons) {
        rows.add(row(person, home, month, stored, days, homes, naming));
      }
      return new JsonObject()
          .put("home", home)
          .put("month", month.toString())
          .put("openDays", Integer.bitCount(homes.openDays(home, month)))
          .put("people", rows);
    }
  }

  private static boolean touches(Enrolment enrolment, YearMonth month) {
    return enrolment.days().from().map(from -> !from.isAfter(month.atEndOfMonth())).orElse(true)
        && enrolment.days().to().map(to -> to.isAfter(month.atDay(1))).orElse(true);
  }

  private static Map<String, Map<LocalDate, StoredPersonDay>> stored(
      PersonDays days, String home, YearMonth month) throws SQLException {
    Map<String, Map<LocalDate, StoredPersonDay>> stored = new TreeMap<>();
    for (StoredPersonDay day : days.ofHome(home, month.atDay(1), month.plusMonths(1).atDay(1))) {
      stored.computeIfAbsent(day.person(), person -> new HashMap<>()).put(day.date(), day);
    }
    return stored;
  }

  private JsonObject row(
      String person,
      String home,
      YearMonth month,
      Map<String, Map<LocalDate, StoredPersonDay>> stored,
      PersonDays days,
      Homes homes,
      Naming naming)
      throws SQLException {
    Map<LocalDate, StoredPersonDay> known = stored.getOrDefault(person, Map.of());
    List<StoredPersonDay> all = new java.util.ArrayList<>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      StoredPersonDay found = known.get(date);
      all.add(found != null ? found : days.withoutFacts(person, home, date));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), homes.zone(home));
    JsonArray cells = new JsonArray();
    all.forEach(day -> cells.add(cell(day, today, homes)));
    return new JsonObject()
        .put("person", person)
        .put("name", DayJson.name(person, homes, naming))
        .put("home", home)
        .put("totals", totals(all, today))
        .put("days", cells);
  }

  private static JsonObject totals(List<StoredPersonDay> days, LocalDate today) {
    List<StoredPersonDay> past = days.stream().filter(d -> d.date().isBefore(today)).toList();
    return new JsonObject()
        .put("expectedDays", past.stream().filter(StoredPersonDay::expected).count())
        .put("fullDays", count(days, DayState.FULL_DAY))
        .put("halfDays", count(days, DayState.HALF_DAY))
        .put("absentDays", count(past, DayState.ABSENT))
        .put("excusedDays", count(days, DayState.EXCUSED))
        .put("incompleteDays", count(days, DayState.INCOMPLETE))
        .put("conflictDays", count(days, DayState.CONFLICT))
        .put("validDays", days.stream().filter(StoredPersonDay::valid).count())
        .put("minutes", days.stream().mapToInt(StoredPersonDay::minutes).sum())
        .put("credit", days.stream().mapToInt(StoredPersonDay::credit).sum());
  }

  private static long count(List<StoredPersonDay> days, DayState state) {
    return days.stream().filter(day -> day.state() == state).count();
  }

  private static JsonObject cell(StoredPersonDay day, LocalDate today, Homes homes) {
    ZoneId zone = homes.zone(day.home());
    return new JsonObject()
        .put("date", day.date().toString())
        .put("dayKind", homes.calendar().kind(day.date()).name())
        .put("open", homes.open(day.home(), day.date()))
        .put("expected", day.expected())
        .put("state", day.state().name())
        .put("closed", day.date().isBefore(today))
        .put("credit", day.credit())
        .put("minutes", day.minutes())
        .put("valid", day.valid())
        .put("flags", DayJson.flags(day.flags()))
        .put("in", day.firstIn().map(at -> Times.civil(at, zone)).orElse(null))
        .put("out", day.lastOut().map(at -> Times.civil(at, zone)).orElse(null));
  }
}
