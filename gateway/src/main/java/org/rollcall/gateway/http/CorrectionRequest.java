package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.attendance.Correction;
import org.rollcall.gateway.attendance.CorrectionAction;
import org.rollcall.gateway.attendance.CorrectionRules;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ReasonCode;
import org.rollcall.gateway.attendance.SiteDay;
import org.rollcall.gateway.ledger.DayFacts;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.Symbols;

/** Reads a correction that somebody asks for, and holds it against the person-day as it stands. */
final class CorrectionRequest {
  private CorrectionRequest() {}

  /** What the body says; the contract has checked its form, this checks its sense. */
  static Proposal.OfCorrection read(JsonObject body, Homes homes) {
    String home = Parameter.home(homes, body.getString("home")).code();
    CorrectionAction action =
        CorrectionAction.find(body.getString("action"))
            .orElseThrow(() -> new Refusal(ErrorCode.BAD_REQUEST, "there is no such action"));
    Optional<Instant> time = time(body, "time", homes.zone(home));
    Optional<Instant> until = time(body, "until", homes.zone(home));
    boolean session = action == CorrectionAction.ADD_SESSION;
    if (time.isPresent() == (action == CorrectionAction.VOID) || until.isPresent() != session) {
      throw refusal("time", "add-in and add-out need time, add-session time and until, void none");
    }
    if (session && !until.orElseThrow().isAfter(time.orElseThrow())) {
      throw refusal("until", "it must be after time");
    }
    if (action == CorrectionAction.VOID && !body.containsKey("target")) {
      throw refusal("target", "name the check-in or the correction that is to be void");
    }
    return new Proposal.OfCorrection(
        person(body.getString("person"), homes),
        home,
        Parameter.date("date", body.getString("date")),
        action,
        text(body, "target"),
        time,
        until,
        text(body, "service"),
        ReasonCode.valueOf(body.getString("reason")),
        text(body, "note"),
        text(body, "evidence"));
  }

  /** Refuses what the person-day speaks against. */
  static void check(
      Proposal.OfCorrection asked, Connection connection, Symbols symbols, Homes homes, Instant now)
      throws SQLException {
    SiteDay day;
    try (DayFacts facts = new DayFacts(connection, symbols, homes)) {
      day =
          facts.of(asked.person(), asked.date(), List.of(asked.home())).sites().stream()
              .filter(site -> site.site().equals(asked.home()))
              .findFirst()
              .orElseThrow();
    }
    Set<String> targets = new HashSet<>();
    day.punches().forEach(punch -> targets.add(punch.id()));
    day.corrections().stream().map(Correction::id).forEach(targets::add);
    boolean belongs = day.expectation().enrolled() || !day.punches().isEmpty();
    CorrectionRules.objection(
            asked,
            new CorrectionRules.Circumstances(
                homes.instants(asked.home(), asked.date()), now, belongs, targets))
        .ifPresent(
            objection -> {
              throw refusal(objection.member(), objection.problem());
            });
  }

  static Refusal refusal(String member, String problem) {
    return new Refusal(ErrorCode.BAD_PROPOSAL, member + ": " + problem);
  }

  static String person(String id, Homes homes) {
    if (homes.registry().person(id).isEmpty()) {
      throw Refusal.notFound("person", id);
    }
    return id;
  }

  static Optional<String> text(JsonObject body, String member) {
    return Optional.ofNullable(body.getString(member)).filter(text -> !text.isBlank());
  }

  static LocalDate date(JsonObject body, String member) {
    return Parameter.date(member, body.getString(member));
  }

  /** With an offset, or in the civil time of the home. */
  private static Optional<Instant> time(JsonObject body, String member, ZoneId zone) {
    Optional<String> text = text(body, member);
    try {
      return text.map(
          t ->
              t.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                  ? OffsetDateTime.parse(t).toInstant()
                  : LocalDateTime.parse(t).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      throw new Refusal(
          ErrorCode.BAD_DATE,
          member + " \"" + text.get() + "\" is not a time; write it as 2021-11-05T16:00:00+08:00");
    }
  }
}
