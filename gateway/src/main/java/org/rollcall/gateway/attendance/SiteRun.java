package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One site's part of a person's date on its way through the steps: first {@link Presence} of this
 * site alone, then, once the sites were compared, the verdict. Mutable, and confined to one
 * evaluation.
 */
final class SiteRun {
  private final SiteDay facts;
  private final DayClock clock;
  private final Policy policy;
  private final Trace trace;
  private final List<Mark> marks;
  private final List<Correction.AddSession> added;
  private final SessionWalk walk;
  private final Presence presence;
  private boolean conflict;

  private SiteRun(
      SiteDay facts,
      DayClock clock,
      Policy policy,
      Trace trace,
      List<Mark> marks,
      List<Correction.AddSession> added,
      SessionWalk walk) {
    this.facts = facts;
    this.clock = clock;
    this.policy = policy;
    this.trace = trace;
    this.marks = marks;
    this.added = added;
    this.walk = walk;
    this.presence = Presence.of(walk, added);
  }

  static SiteRun of(SiteDay facts, PersonDate date, Policy policy, Trace trace) {
    DayClock clock = new DayClock(date.date(), date.zone(), policy.dayBoundary());
    InstantRange range = clock.range();
    List<Mark> marks = Intake.marks(facts, range, trace);
    List<Correction.AddSession> added = Intake.sessions(facts, range);
    added.forEach(trace::addedSession);
    List<Burst> bursts = Bursts.gather(marks, policy.burstWindow(), trace);
    SessionWalk walk = SessionWalk.over(bursts, policy, trace);
    return new SiteRun(facts, clock, policy, trace, marks, added, walk);
  }

  Presence presence() {
    return presence;
  }

  void conflictsWith(SiteRun other, Session session) {
    conflict = true;
    trace.conflict(session, other.facts.site());
  }

  PersonDay verdict(PersonDate date) {
    Expectation expectation = facts.expectation();
    boolean expected = expectation.expected();
    DayState state =
        StateTable.state(conflict, presence, facts.leave().isPresent(), expected, policy);
    trace.state(state, presence, expected, policy);
    boolean valid = state.credit() > 0 && expectation.enrolled() && expectation.open();
    trace.validity(state, valid, expectation);
    List<Session> sessions = presence.sessions();
    return new PersonDay(
        date.person(),
        facts.site(),
        date.date(),
        expected,
        state,
        state.credit(),
        presence.minutes(),
        valid,
        flags(state, sessions),
        firstIn(sessions),
        presence.lastOut(),
        marks.stream().map(Mark::result).toList(),
        sessions,
        services(valid));
  }

  private Set<DayFlag> flags(DayState state, List<Session> sessions) {
    Set<DayFlag> flags = EnumSet.noneOf(DayFlag.class);
    boolean stateSaysSo = state == DayState.INCOMPLETE;
    set(flags, DayFlag.OPEN_SESSION, !stateSaysSo && !presence.openIns().isEmpty());
    set(flags, DayFlag.MISSING_CHECK_IN, !stateSaysSo && presence.missingIn());
    set(flags, DayFlag.SESSION_TOO_LONG, walk.hasTooLong());
    set(flags, DayFlag.SERVICE_INCOMPLETE, walk.hasServiceIncomplete());
    set(flags, DayFlag.LEAVE_OVERRIDDEN, facts.leave().isPresent() && !presence.isEmpty());
    set(flags, DayFlag.CONFLICT, conflict);
    set(flags, DayFlag.CORRECTED, isCorrected());
    set(flags, DayFlag.RESIDENT, facts.resident());
    if (facts.expectation().expected()) {
      punctuality(flags, firstIn(sessions));
    }
    if (!flags.isEmpty()) {
      trace.flags(flags);
    }
    return flags;
  }

  private void punctuality(Set<DayFlag> flags, Optional<Instant> firstIn) {
    Punctuality punctuality = new Punctuality(clock, policy);
    Expectation agreed = facts.expectation();
    set(flags, DayFlag.LATE, punctuality.isLate(firstIn, agreed.start()));
    set(flags, DayFlag.EARLY_LEAVE, punctuality.isEarly(presence.lastOut(), agreed.end()));
  }

  private static void set(Set<DayFlag> flags, DayFlag flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }

  private boolean isCorrected() {
    if (facts.corrections().isEmpty()) {
      return false;
    }
    return !added.isEmpty() || marks.stream().anyMatch(Mark::isCorrected);
  }

  private static Optional<Instant> firstIn(List<Session> sessions) {
    return sessions.isEmpty() ? Optional.empty() : Optional.of(sessions.get(0).in());
  }

  private List<ServiceTally> services(boolean valid) {
    ServiceRules rules = new ServiceRules(presence, conflict, policy, clock, trace);
    walk.services().forEach(rules::session);
    for (Correction.AddSession session : added) {
      session
          .service()
          .ifPresent(type -> rules.session(new ServiceSession(type, session.in(), session.out())));
    }
    rules.records(facts.staffRecords());
    return rules.tallies(valid, facts.resident());
  }
}
