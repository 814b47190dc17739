package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.gateway.ledger.StoredConsent;

/** A consent as the API shows it. */
final class ConsentJson {
  private ConsentJson() {}

  static JsonObject of(StoredConsent consent, LocalDate today) {
    Optional<StoredConsent.Withdrawal> end = consent.withdrawal();
    return new JsonObject()
        .put("consent", Long.toString(consent.position()))
        .put("person", consent.person())
        .put("purpose", consent.purpose())
        .put("by", consent.by().code())
        .put("evidence", consent.evidence())
        .put("from", consent.from().toString())
        .put("to", end.map(it -> it.from().toString()).orElse(null))
        .put("holds", consent.holdsOn(today))
        .put("author", consent.author())
        .put("recordedAt", consent.recordedAt().toString())
        .put("withdrawal", end.map(ConsentJson::end).orElse(null));
  }

  private static JsonObject end(StoredConsent.Withdrawal end) {
    return new JsonObject()
        .put("by", end.by().code())
        .put("reason", end.reason())
        .put("author", end.author())
        .put("recordedAt", end.recordedAt().toString());
  }
}
