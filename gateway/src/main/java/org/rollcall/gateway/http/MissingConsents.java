package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.security.Masks;

/**
 * A page of the people who are enrolled under a unit on a date and did not agree to something.
 *
 * @param after the person of the page before, or empty text
 */
record MissingConsents(String orgUnit, LocalDate date, String after, int limit) {

  JsonObject page(Registry registry, Set<String> agreeing) {
    TreeMap<String, Set<String>> homesByPerson = new TreeMap<>();
    for (OrgUnit home : registry.homesUnder(orgUnit)) {
      for (Enrolment enrolment : registry.enrolmentsAt(home.code())) {
        if (enrolment.days().contains(date) && !agreeing.contains(enrolment.person())) {
          homesByPerson
              .computeIfAbsent(enrolment.person(), person -> new TreeSet<>())
              .add(home.code());
        }
      }
    }
    JsonArray items = new JsonArray();
    Map<String, Set<String>> rest = homesByPerson.tailMap(after, false);
    rest.entrySet().stream()
        .limit(limit)
        .forEach(entry -> items.add(item(registry, entry.getKey(), entry.getValue())));
    String next =
        rest.size() > limit ? items.getJsonObject(items.size() - 1).getString("person") : null;
    return new JsonObject()
        .put("orgUnit", orgUnit)
        .put("missing", homesByPerson.size())
        .put("items", items)
        .put("next", next);
  }

  private static JsonObject item(Registry registry, String person, Set<String> homes) {
    return new JsonObject()
        .put("person", person)
        .put("name", registry.person(person).map(known -> Masks.name(known.name())).orElse(null))
        .put("homes", new JsonArray(homes.stream().toList()));
  }
}
