package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import org.rollcall.gateway.ledger.ServiceCount;

/** Service counts as the API shows them. */
final class ServiceCountJson {
  private ServiceCountJson() {}

  /** The sums alone, where unit and period are clear from around. */
  static JsonObject sums(ServiceCount count) {
    return new JsonObject()
        .put("type", count.service())
        .put("persons", count.persons())
        .put("personTimes", count.personTimes())
        .put("sessions", count.sessions())
        .put("minutes", count.minutes());
  }

  static JsonObject row(ServiceCount count) {
    return new JsonObject()
        .put("orgUnit", count.orgUnit())
        .put("period", count.period())
        .put("service", count.service())
        .put("persons", count.persons())
        .put("personTimes", count.personTimes())
        .put("sessions", count.sessions())
        .put("minutes", count.minutes());
  }
}
