package org.rollcall.gateway.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.attendance.CorrectionAction;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ReasonCode;

/** What people ask to have counted, as JSON of the journal and back. What is absent is left out. */
final class ProposalJson {
  private static final String CORRECTION = "correction";
  private static final String LEAVE = "leave";
  private static final String SERVICE = "service";

  private ProposalJson() {}

  static void write(ObjectNode tree, Proposal proposal) {
    if (proposal instanceof Proposal.OfCorrection asked) {
      write(tree.putObject(CORRECTION), asked);
    } else if (proposal instanceof Proposal.OfLeave asked) {
      write(tree.putObject(LEAVE), asked);
    } else if (proposal instanceof Proposal.OfService asked) {
      write(tree.putObject(SERVICE), asked);
    }
  }

  private static void write(ObjectNode tree, Proposal.OfCorrection asked) {
    tree.put("person", asked.person());
    tree.put("home", asked.home());
    tree.put("date", asked.date().toString());
    tree.put("action", asked.action().code());
    put(tree, "target", asked.target());
    put(tree, "time", asked.time());
    put(tree, "until", asked.until());
    put(tree, "service", asked.service());
    tree.put("reason", asked.reason().name());
    put(tree, "note", asked.note());
    put(tree, "evidence", asked.evidence());
  }

  private static void write(ObjectNode tree, Proposal.OfLeave asked) {
    tree.put("person", asked.person());
    tree.put("from", asked.from().toString());
    tree.put("to", asked.to().toString());
    put(tree, "kind", asked.leave());
    put(tree, "reason", asked.reason());
  }

  private static void write(ObjectNode tree, Proposal.OfService asked) {
    ArrayNode people = tree.putArray("people");
    asked.people().forEach(people::add);
    tree.put("home", asked.home());
    tree.put("date", asked.date().toString());
    tree.put("service", asked.service());
    put(tree, "start", asked.start());
    put(tree, "end", asked.end());
    tree.put("recorder", asked.recorder());
    put(tree, "reason", asked.reason());
  }

  static Proposal read(JsonNode tree) {
    if (tree.has(CORRECTION)) {
      return correction(tree.get(CORRECTION));
    }
    return tree.has(LEAVE) ? leave(tree.get(LEAVE)) : service(tree.required(SERVICE));
  }

  private static Proposal correction(JsonNode tree) {
    String action = tree.required("action").asText();
    return new Proposal.OfCorrection(
        tree.required("person").asText(),
        tree.required("home").asText(),
        LocalDate.parse(tree.required("date").asText()),
        CorrectionAction.find(action)
            .orElseThrow(() -> new IllegalArgumentException("no such action: " + action)),
        text(tree, "target"),
        text(tree, "time").map(Instant::parse),
        text(tree, "until").map(Instant::parse),
        text(tree, "service"),
        ReasonCode.valueOf(tree.required("reason").asText()),
        text(tree, "note"),
        text(tree, "evidence"));
  }

  private static Proposal leave(JsonNode tree) {
    return new Proposal.OfLeave(
        tree.required("person").asText(),
        LocalDate.parse(tree.required("from").asText()),
        LocalDate.parse(tree.required("to").asText()),
        text(tree, "kind"),
        text(tree, "reason"));
  }

  private static Proposal service(JsonNode tree) {
    List<String> people = new ArrayList<>();
    tree.required("people").forEach(person -> people.add(person.asText()));
    return new Proposal.OfService(
        people,
        tree.required("home").asText(),
        LocalDate.parse(tree.required("date").asText()),
        tree.required("service").asText(),
        text(tree, "start").map(LocalTime::parse),
        text(tree, "end").map(LocalTime::parse),
        tree.required("recorder").asText(),
        text(tree, "reason"));
  }

  static void put(ObjectNode tree, String member, Optional<?> value) {
    value.ifPresent(present -> tree.put(member, present.toString()));
  }

  static Optional<String> text(JsonNode tree, String member) {
    return tree.has(member) ? Optional.of(tree.get(member).asText()) : Optional.empty();
  }
}
