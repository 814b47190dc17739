package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import java.util.Set;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.Person;
import org.rollcall.gateway.security.Naming;

/** What board, month and explained day write alike of a person and a day. */
final class DayJson {
  private DayJson() {}

  /** The flags in the order of their declaration. */
  static JsonArray flags(Set<DayFlag> flags) {
    JsonArray names = new JsonArray();
    flags.stream().sorted().forEach(flag -> names.add(flag.name()));
    return names;
  }

  /** The name as the call may have it; empty text for somebody whom the registry does not know. */
  static String name(String person, Homes homes, Naming naming) {
    return naming.show(homes.registry().person(person).map(Person::name).orElse(""));
  }

  /** The masked name; empty text for somebody whom the registry does not know. */
  static String maskedName(String person, Homes homes) {
    return name(person, homes, Naming.MASKED);
  }
}
