package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.StoredProposal;

/** Corrections, leave and service records as the API writes them, decided or not. */
final class ProposalJson {
  private ProposalJson() {}

  static JsonObject of(StoredProposal stored, Homes homes) {
    JsonObject json =
        new JsonObject()
            .put("id", stored.id())
            .put("status", stored.status().code())
            .put("author", stored.author())
            .put("at", stored.at().toString())
            .put("decidedBy", stored.decision().map(StoredProposal.Decision::by).orElse(null))
            .put("decidedAt", stored.decision().map(d -> d.at().toString()).orElse(null))
            .put(
                "decisionNote",
                stored.decision().flatMap(StoredProposal.Decision::note).orElse(null));
    Proposal proposal = proposal(stored);
    if (proposal instanceof Proposal.OfCorrection correction) {
      put(json, correction, homes.zone(correction.home()));
    } else if (proposal instanceof Proposal.OfLeave leave) {
      json.put("person", leave.person())
          .put("home", stored.home().orElse(null))
          .put("from", leave.from().toString())
          .put("to", leave.to().toString())
          .put("kind", leave.leave().orElse(null))
          .put("reason", leave.reason().orElse(null));
    } else if (proposal instanceof Proposal.OfService service) {
      json.put("people", new JsonArray(List.copyOf(service.people())))
          .put("home", service.home())
          .put("date", service.date().toString())
          .put("service", service.service())
          .put("start", service.start().map(Object::toString).orElse(null))
          .put("end", service.end().map(Object::toString).orElse(null))
          .put("recorder", service.recorder())
          .put("reason", service.reason().orElse(null));
    }
    return json;
  }

  static Proposal proposal(StoredProposal stored) {
    return ((Fact.Proposed) FactCodec.read(FactCodec.PROPOSAL, stored.payload())).proposal();
  }

  private static void put(JsonObject json, Proposal.OfCorrection correction, ZoneId zone) {
    json.put("person", correction.person())
        .put("home", correction.home())
        .put("date", correction.date().toString())
        .put("action", correction.action().code())
        .put("target", correction.target().orElse(null))
        .put("time", civil(correction.time(), zone).orElse(null))
        .put("until", civil(correction.until(), zone).orElse(null))
        .put("service", correction.service().orElse(null))
        .put("reason", correction.reason().name())
        .put("note", correction.note().orElse(null))
        .put("evidence", correction.evidence().orElse(null));
  }

  private static Optional<String> civil(Optional<Instant> at, ZoneId zone) {
    return at.map(instant -> Times.civil(instant, zone));
  }
}
