package org.rollcall.gateway.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.ServiceTally;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;

/** A home's month for {@link CanonicalJson}, and back from what was written. */
final class HomeMonthJson {
  private HomeMonthJson() {}

  static Map<String, Object> of(HomeMonth month) {
    return Map.of(
        "home", month.home(),
        "month", month.month().toString(),
        "openDays", month.openDays(),
        "reportedDays", month.reportedDays(),
        "people", month.people().stream().map(HomeMonthJson::of).toList());
  }

  static HomeMonth read(JsonNode tree) {
    List<PersonMonth> people = new ArrayList<>();
    tree.required("people").forEach(person -> people.add(readPerson(person)));
    return new HomeMonth(
        tree.required("home").asText(),
        YearMonth.parse(tree.required("month").asText()),
        tree.required("openDays").asInt(),
        tree.required("reportedDays").asInt(),
        people);
  }

  private static Map<String, Object> of(PersonMonth person) {
    return Map.of(
        "person", person.person(),
        "enrolledDays", person.enrolledDays(),
        "expectedDays", person.expectedDays(),
        "excusedDays", person.excusedDays(),
        "residentDays", person.residentDays(),
        "days", person.days().stream().map(HomeMonthJson::of).toList());
  }

  private static Map<String, Object> of(DayLine line) {
    return Map.of(
        "day", line.day(),
        "state", line.state().name(),
        "credit", line.credit(),
        "minutes", line.creditableMinutes(),
        "valid", line.valid(),
        "manual", line.manual(),
        "services", services(line.services()));
  }

  static List<Map<String, Object>> services(List<ServiceTally> services) {
    return services.stream()
        .map(
            tally ->
                Map.<String, Object>of(
                    "type", tally.type(),
                    "count", tally.count(),
                    "sessions", tally.sessions(),
                    "minutes", tally.minutes()))
        .toList();
  }

  private static PersonMonth readPerson(JsonNode tree) {
    List<DayLine> days = new ArrayList<>();
    tree.required("days").forEach(day -> days.add(readDay(day)));
    return new PersonMonth(
        tree.required("person").asText(),
        tree.required("enrolledDays").asInt(),
        tree.required("expectedDays").asInt(),
        tree.required("excusedDays").asInt(),
        tree.required("residentDays").asInt(),
        days);
  }

  private static DayLine readDay(JsonNode tree) {
    List<ServiceTally> services = new ArrayList<>();
    tree.required("services")
        .forEach(
            tally ->
                services.add(
                    new ServiceTally(
                        tally.required("type").asText(),
                        tally.required("count").asInt(),
                        tally.required("sessions").asInt(),
                        tally.required("minutes").asInt())));
    return new DayLine(
        tree.required("day").asInt(),
        DayState.valueOf(tree.required("state").asText()),
        tree.required("credit").asInt(),
        tree.required("minutes").asInt(),
        tree.required("valid").asBoolean(),
        tree.required("manual").asBoolean(),
        services);
  }
}
