package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.Consents;
import org.rollcall.gateway.ledger.StoredConsent;
import org.rollcall.gateway.registry.ConsentGiver;

/**
 * What people agree to, {@code /api/v1/persons/{person}/consents}: recorded and taken back as
 * facts, so a mistake is taken back too and never erased.
 */
final class ConsentResource {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final LedgerReads reads;
  private final FactRoutes facts;
  private final Set<String> purposes;
  private final Clock clock;

  /**
   * @param purposes those that are configured
   */
  ConsentResource(LedgerReads reads, FactRoutes facts, Set<String> purposes, Clock clock) {
    this.reads = reads;
    this.facts = facts;
    this.purposes = purposes;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("recordConsent").addHandler(this::give);
    routes.getRoute("listConsents").addHandler(this::list);
    routes.getRoute("withdrawConsent").addHandler(this::withdraw);
    routes.getRoute("missingConsents").addHandler(this::missing);
  }

  private void give(RoutingContext context) {
    String person = person(context);
    JsonObject body = context.body().asJsonObject();
    String purpose = configured(body.getString("purpose"));
    Fact.ConsentGiven fact =
        new Fact.ConsentGiven(
            Author.of(context),
            person,
            purpose,
            giver(body),
            body.getString("evidence"),
            notAhead("from", body));
    facts
        .decide(() -> reads.readNow((connection, symbols, homes) -> fresh(connection, fact)))
        .onSuccess(position -> answerCreated(context, position))
        .onFailure(context::fail);
  }

  /** The fact, unless the person agrees to the purpose already. */
  private static Fact fresh(Connection connection, Fact.ConsentGiven fact) throws SQLException {
    Optional<StoredConsent> held =
        Consents.ofPerson(connection, fact.person()).stream()
            .filter(consent -> consent.purpose().equals(fact.purpose()))
            .filter(consent -> consent.withdrawal().isEmpty() || consent.holdsOn(fact.from()))
            .findFirst();
    if (held.isPresent()) {
      throw new Refusal(
          ErrorCode.CONSENT_HOLDS,
          "consent %d to \"%s\" holds already from %s; withdraw it first"
              .formatted(held.get().position(), fact.purpose(), held.get().from()));
    }
    return fact;
  }

  private void list(RoutingContext context) {
    String person = person(context);
    LocalDate today = today();
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray items = new JsonArray();
          Consents.ofPerson(connection, person)
              .forEach(consent -> items.add(ConsentJson.of(consent, today)));
          return new JsonObject()
              .put("items", items)
              .put("purposes", new JsonArray(purposes.stream().sorted().toList()))
              .put("next", null);
        });
  }

  private void withdraw(RoutingContext context) {
    String person = person(context);
    String id = Parameter.path(context, "consent");
    JsonObject body = context.body().asJsonObject();
    Fact.ConsentWithdrawn fact =
        new Fact.ConsentWithdrawn(
            Author.of(context),
            Long.parseLong(id),
            giver(body),
            notAhead("from", body),
            body.getString("reason", ""));
    facts
        .decide(() -> reads.readNow((connection, symbols, homes) -> held(connection, person, fact)))
        .compose(
            position ->
                reads.read(
                    (connection, symbols, homes) ->
                        Consents.find(connection, fact.position()).orElseThrow()))
        .onSuccess(consent -> Answers.ok(context, ConsentJson.of(consent, today())))
        .onFailure(context::fail);
  }

  /** The withdrawal, where there is something of that person to withdraw. */
  private static Fact held(Connection connection, String person, Fact.ConsentWithdrawn fact)
      throws SQLException {
    StoredConsent consent =
        Consents.find(connection, fact.position())
            .filter(found -> found.person().equals(person))
            .orElseThrow(() -> Refusal.notFound("consent", Long.toString(fact.position())));
    if (consent.withdrawal().isPresent()) {
      throw new Refusal(
          ErrorCode.CONSENT_ENDED,
          "consent %d was withdrawn from %s on already"
              .formatted(consent.position(), consent.withdrawal().get().from()));
    }
    if (fact.from().isBefore(consent.from())) {
      throw new Refusal(
          ErrorCode.BAD_DATE,
          "consent %d begins on %s; it can't end before"
              .formatted(fact.position(), consent.from()));
    }
    return fact;
  }

  private void missing(RoutingContext context) {
    String purpose = configured(Parameter.required(context, "purpose"));
    String unit = Parameter.orgUnit(reads.homes(), Parameter.required(context, "orgUnit")).code();
    LocalDate date =
        Parameter.query(context, "date").map(text -> Parameter.date("date", text)).orElse(today());
    MissingConsents missing =
        new MissingConsents(
            unit, date, Parameter.query(context, "after").orElse(""), Parameter.limit(context));
    reads.answer(
        context,
        (connection, symbols, homes) ->
            missing
                .page(homes.registry(), Consents.personsAgreeing(connection, purpose, date))
                .put("purpose", purpose)
                .put("date", date.toString()));
  }

  private void answerCreated(RoutingContext context, long position) {
    reads
        .read((connection, symbols, homes) -> Consents.find(connection, position).orElseThrow())
        .onSuccess(consent -> Answers.created(context, ConsentJson.of(consent, today())))
        .onFailure(context::fail);
  }

  private String person(RoutingContext context) {
    String person = Parameter.path(context, "person");
    return reads
        .homes()
        .registry()
        .person(person)
        .orElseThrow(() -> Refusal.notFound("person", person))
        .id();
  }

  private String configured(String purpose) {
    if (!purposes.contains(purpose)) {
      throw new Refusal(
          ErrorCode.UNKNOWN_PURPOSE,
          "\"%s\" is no purpose here; configured are %s (setting consent.purposes)"
              .formatted(purpose, purposes.stream().sorted().toList()));
    }
    return purpose;
  }

  private static ConsentGiver giver(JsonObject body) {
    return ConsentGiver.find(body.getString("by")).orElseThrow();
  }

  /** A date of the body, or today: what lies ahead nobody has said yet. */
  private LocalDate notAhead(String name, JsonObject body) {
    LocalDate today = today();
    LocalDate date =
        Optional.ofNullable(body.getString(name))
            .map(text -> Parameter.date(name, text))
            .orElse(today);
    if (date.isAfter(today)) {
      throw new Refusal(ErrorCode.BAD_DATE, name + " \"" + date + "\" is after today, " + today);
    }
    return date;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
