package org.rollcall.gateway.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.rollcall.gateway.registry.ConsentGiver;

/** Consents and their withdrawals as JSON of the journal and back. */
final class ConsentJson {
  private ConsentJson() {}

  static void write(ObjectNode tree, Fact.ConsentGiven given) {
    tree.put("author", given.author());
    tree.put("person", given.person());
    tree.put("purpose", given.purpose());
    tree.put("by", given.by().code());
    tree.put("evidence", given.evidence());
    tree.put("from", given.from().toString());
  }

  static void write(ObjectNode tree, Fact.ConsentWithdrawn withdrawn) {
    tree.put("author", withdrawn.author());
    tree.put("position", withdrawn.position());
    tree.put("by", withdrawn.by().code());
    tree.put("from", withdrawn.from().toString());
    tree.put("reason", withdrawn.reason());
  }

  static Fact readGiven(JsonNode tree) {
    return new Fact.ConsentGiven(
        tree.required("author").asText(),
        tree.required("person").asText(),
        tree.required("purpose").asText(),
        giver(tree),
        tree.required("evidence").asText(),
        LocalDate.parse(tree.required("from").asText()));
  }

  static Fact readWithdrawn(JsonNode tree) {
    return new Fact.ConsentWithdrawn(
        tree.required("author").asText(),
        tree.required("position").asLong(),
        giver(tree),
        LocalDate.parse(tree.required("from").asText()),
        tree.required("reason").asText());
  }

  private static ConsentGiver giver(JsonNode tree) {
    String code = tree.required("by").asText();
    return ConsentGiver.find(code)
        .orElseThrow(() -> new IllegalArgumentException("nobody consents as \"" + code + "\""));
  }
}
