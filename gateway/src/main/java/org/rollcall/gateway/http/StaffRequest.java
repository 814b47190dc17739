package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.ledger.DayFacts;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.ImportCheck;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Leave;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.registry.ServiceRecord;

/**
 * Reads leave and service records that somebody asks to have counted. Cells are checked as those of
 * an import are; what an import trusts its author with, enrolment and dates, is checked here too.
 */
final class StaffRequest {
  /** The longest leave in one call, in days. */
  private static final int LEAVE_DAYS_MAX = 366;

  private StaffRequest() {}

  static Proposal.OfLeave leave(JsonObject body, Homes homes, Sealer sealer) {
    Map<String, String> cells = new TreeMap<>();
    cells.put("person_id", body.getString("person"));
    for (String member : List.of("from", "to", "kind", "reason")) {
      cells.put(member, body.getString(member, ""));
    }
    Leave leave = Leave.of(checked(ImportKind.LEAVES, cells, homes, sealer));
    LocalDate from = leave.validity().from().orElseThrow();
    LocalDate to = leave.validity().to().orElseThrow();
    if (!to.isAfter(from) || ChronoUnit.DAYS.between(from, to) > LEAVE_DAYS_MAX) {
      throw CorrectionRequest.refusal(
          "to", "it is the day after the last, 1 to " + LEAVE_DAYS_MAX + " days after from");
    }
    if (homes.registry().enrolmentsOf(leave.person()).stream()
        .noneMatch(enrolment -> from.datesUntil(to).anyMatch(enrolment.days()::contains))) {
      throw CorrectionRequest.refusal(
          "person", leave.person() + " is enrolled nowhere on these days, so nobody expects them");
    }
    return new Proposal.OfLeave(leave.person(), from, to, leave.kind(), leave.reason());
  }

  /** One record, or a roster of people of whom each has to be right. */
  static Proposal.OfService service(JsonObject body, Homes homes, Sealer sealer, String author) {
    Set<String> people = new LinkedHashSet<>();
    JsonArray roster = body.getJsonArray("people", new JsonArray());
    roster.forEach(person -> people.add(person.toString()));
    if (body.containsKey("person") == (roster.size() > 0) || people.size() < roster.size()) {
      throw CorrectionRequest.refusal(
          "people", "name either one person, or several people, each of them once");
    }
    if (body.containsKey("person")) {
      people.add(body.getString("person"));
    }
    List<ServiceRecord> records = new ArrayList<>();
    for (String person : people) {
      Map<String, String> cells = new TreeMap<>();
      cells.put("person_id", person);
      for (String member : List.of("home", "date", "service", "start", "end", "reason")) {
        cells.put(member, body.getString(member, ""));
      }
      cells.put("recorder", body.getString("recorder", author));
      records.add(ServiceRecord.of(checked(ImportKind.SERVICE_RECORDS, cells, homes, sealer)));
    }
    ServiceRecord first = records.get(0);
    return new Proposal.OfService(
        records.stream().map(ServiceRecord::person).toList(),
        first.home(),
        first.date(),
        first.service(),
        first.start(),
        first.end(),
        first.recorder().orElse(author),
        first.reason());
  }

  /** Refuses a roster with somebody who is neither enrolled nor was there, or of a day to come. */
  static void check(
      Proposal.OfService asked,
      Connection connection,
      Symbols symbols,
      Homes homes,
      LocalDate today)
      throws SQLException {
    if (asked.date().isAfter(today)) {
      throw CorrectionRequest.refusal("date", asked.date() + " has not come yet");
    }
    try (DayFacts facts = new DayFacts(connection, symbols, homes)) {
      for (String person : asked.people()) {
        boolean enrolled =
            homes.registry().enrolmentsOf(person).stream()
                .filter(enrolment -> enrolment.home().equals(asked.home()))
                .map(Enrolment::days)
                .anyMatch(days -> days.contains(asked.date()));
        boolean present =
            enrolled
                || facts.of(person, asked.date(), List.of(asked.home())).sites().stream()
                    .filter(site -> site.site().equals(asked.home()))
                    .anyMatch(site -> !site.punches().isEmpty());
        if (!present) {
          throw CorrectionRequest.refusal(
              "people",
              person + " is neither enrolled at " + asked.home() + " on that date nor was there");
        }
      }
    }
  }

  private static Row checked(
      ImportKind kind, Map<String, String> cells, Homes homes, Sealer sealer) {
    ImportResult result = ImportCheck.check(kind, OneRow.of(cells), homes.registry(), sealer);
    if (result instanceof ImportResult.Refused refused) {
      throw OneRow.refusal(refused);
    }
    return ((ImportResult.Accepted) result).changed().get(0);
  }
}
