package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.ProposalStatus;
import org.rollcall.gateway.attendance.Verdict;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Proposals;
import org.rollcall.gateway.ledger.StoredProposal;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.security.Reach;

/**
 * {@code /api/v1/corrections}, {@code /leaves} and {@code /service-records}: what people ask to
 * have counted, and what others decide about it. Checked and recorded in one go at the desk, so
 * that of two who decide at once exactly one does.
 */
final class ProposalResource {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

  private final LedgerReads reads;
  private final FactRoutes facts;
  private final Sealer sealer;
  private final int hintAfterDays;
  private final Clock clock;

  /**
   * The resource.
   *
   * @param hintAfterDays on how many days of a month one reason may stand before it is asked about
   */
  ProposalResource(
      LedgerReads reads, FactRoutes facts, Sealer sealer, int hintAfterDays, Clock clock) {
    this.reads = reads;
    this.facts = facts;
    this.sealer = sealer;
    this.hintAfterDays = hintAfterDays;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    bind(routes, ProposalKind.CORRECTION, "Correction", "listCorrections");
    bind(routes, ProposalKind.LEAVE, "Leave", "listLeaves");
    bind(routes, ProposalKind.SERVICE_RECORD, "ServiceRecord", "listServiceRecords");
  }

  private void bind(RouterBuilder routes, ProposalKind kind, String name, String list) {
    routes.getRoute("create" + name).addHandler(context -> create(context, kind));
    routes.getRoute(list).addHandler(context -> list(context, kind));
    routes.getRoute("get" + name).addHandler(context -> get(context, kind));
    for (Verdict verdict : Verdict.values()) {
      routes.getRoute(verdict.code() + name).addHandler(context -> decide(context, kind, verdict));
    }
  }

  private void create(RoutingContext context, ProposalKind kind) {
    String author = Author.of(context);
    JsonObject body = context.body().asJsonObject();
    facts
        .decide(
            () ->
                reads.readNow(
                    (connection, symbols, homes) ->
                        new Fact.Proposed(
                            author, asked(context, kind, body, connection, symbols, homes))))
        .compose(position -> reads.read((c, s, h) -> json(c, s, h, kind, position)))
        .onSuccess(json -> Answers.created(context, json))
        .onFailure(context::fail);
  }

  private Proposal asked(
      RoutingContext context,
      ProposalKind kind,
      JsonObject body,
      Connection connection,
      Symbols symbols,
      Homes homes)
      throws SQLException {
    switch (kind) {
      case CORRECTION -> {
        Proposal.OfCorrection asked = CorrectionRequest.read(body, homes);
        CorrectionRequest.check(asked, connection, symbols, homes, clock.instant());
        return asked;
      }
      case LEAVE -> {
        return StaffRequest.leave(body, homes, sealer);
      }
      default -> {
        Proposal.OfService asked = StaffRequest.service(body, homes, sealer, Author.of(context));
        LocalDate today = LocalDate.ofInstant(clock.instant(), homes.zone(asked.home()));
        StaffRequest.check(asked, connection, symbols, homes, today);
        return asked;
      }
    }
  }

  private void list(RoutingContext context, ProposalKind kind) {
    Optional<String> home =
        Parameter.query(context, "home").map(code -> Parameter.orgUnit(reads.homes(), code).code());
    Optional<ProposalStatus> status =
        Parameter.query(context, "status")
            .map(text -> ProposalStatus.valueOf(text.toUpperCase(Locale.ROOT)));
    LocalDate from =
        Parameter.query(context, "from").map(t -> Parameter.date("from", t)).orElse(FIRST);
    LocalDate to = Parameter.query(context, "to").map(t -> Parameter.date("to", t)).orElse(LAST);
    long after = Parameter.query(context, "after").map(t -> position(kind, t)).orElse(0L);
    int limit = Parameter.limit(context);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          List<Integer> wanted =
              home.map(code -> homes.registry().homesUnder(code)).orElse(List.of()).stream()
                  .map(OrgUnit::code)
                  .map(symbols::find)
                  .filter(OptionalInt::isPresent)
                  .map(OptionalInt::getAsInt)
                  .toList();
          List<StoredProposal> found =
              home.isPresent() && wanted.isEmpty()
                  ? List.of()
                  : Proposals.page(
                      connection,
                      symbols,
                      new Proposals.Filter(kind, wanted, status, from, to, after),
                      limit + 1);
          JsonArray items = new JsonArray();
          found.stream().limit(limit).forEach(one -> items.add(ProposalJson.of(one, homes)));
          return new JsonObject()
              .put("items", items)
              .put("next", found.size() > limit ? found.get(limit - 1).id() : null);
        });
  }

  private void get(RoutingContext context, ProposalKind kind) {
    long position = position(kind, Parameter.path(context, "id"));
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          requireReach(context, stored(connection, symbols, kind, position));
          return json(connection, symbols, homes, kind, position);
        });
  }

  /** An id says nothing of a home, so the units are held against what it stands for. */
  private static void requireReach(RoutingContext context, StoredProposal stored) {
    Reach reach = Author.reach(context);
    boolean within =
        stored
            .home()
            .map(reach::hasUnit)
            .orElseGet(
                () ->
                    ProposalJson.proposal(stored) instanceof Proposal.OfLeave leave
                        && reach.hasPerson(leave.person()));
    if (!within) {
      throw new Refusal(
          ErrorCode.OUTSIDE_YOUR_UNITS, stored.id() + " is not within the units you are bound to");
    }
  }

  private void decide(RoutingContext context, ProposalKind kind, Verdict verdict) {
    long position = position(kind, Parameter.path(context, "id"));
    Optional<String> note =
        Optional.ofNullable(context.body().asJsonObject())
            .flatMap(body -> CorrectionRequest.text(body, "reason"));
    Future<Long> decided =
        facts.decide(
            () ->
                reads.readNow(
                    (connection, symbols, homes) -> {
                      StoredProposal stored = stored(connection, symbols, kind, position);
                      String by = mayDecide(context, stored, verdict);
                      return new Fact.Decided(by, position, verdict, note);
                    }));
    decided
        .compose(done -> reads.read((c, s, h) -> json(c, s, h, kind, position)))
        .onSuccess(json -> Answers.ok(context, json))
        .onFailure(context::fail);
  }

  /** Status first: who comes late is told so, whoever they are. */
  private static String mayDecide(RoutingContext context, StoredProposal stored, Verdict verdict) {
    requireReach(context, stored);
    String name = Author.of(context);
    if (stored.status().after(verdict).isEmpty()) {
      throw new Refusal(
          ErrorCode.ALREADY_DECIDED,
          stored.id()
              + " is "
              + stored.status().code()
              + ", so nobody can "
              + verdict.code()
              + " it"
              + stored
                  .decision()
                  .map(decision -> " (decided by " + decision.by() + " at " + decision.at() + ")")
                  .orElse(""));
    }
    boolean author = stored.author().equals(name);
    if (author && verdict.needsAnother()) {
      throw new Refusal(
          ErrorCode.SAME_AUTHOR,
          stored.id() + " is by " + stored.author() + "; somebody else has to decide about it");
    }
    if (!author && !verdict.needsAnother()) {
      throw new Refusal(
          ErrorCode.OTHER_AUTHOR,
          stored.id() + " is by " + stored.author() + "; reject it instead, with a reason");
    }
    return name;
  }

  private JsonObject json(
      Connection connection, Symbols symbols, Homes homes, ProposalKind kind, long position)
      throws SQLException {
    StoredProposal stored = stored(connection, symbols, kind, position);
    JsonObject json = ProposalJson.of(stored, homes);
    if (ProposalJson.proposal(stored) instanceof Proposal.OfCorrection correction) {
      int days =
          Proposals.daysWithReason(
              connection,
              symbols,
              correction.person(),
              YearMonth.from(correction.date()),
              correction.reason());
      json.put("daysWithThisReason", days)
          .put(
              "hint",
              days > hintAfterDays
                  ? "%s on %d days of one month: does the terminal or the badge need looking at?"
                      .formatted(correction.reason(), days)
                  : null);
    }
    return json;
  }

  private static StoredProposal stored(
      Connection connection, Symbols symbols, ProposalKind kind, long position)
      throws SQLException {
    return Proposals.find(connection, symbols, position)
        .filter(found -> found.kind() == kind)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), kind.id(position)));
  }

  private static long position(ProposalKind kind, String id) {
    if (!id.matches(kind.letter() + "[0-9]{1,18}")) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST,
          "\"" + id + "\" is no id of these; they are written like " + kind.id(17));
    }
    return Long.parseLong(id.substring(1));
  }
}
