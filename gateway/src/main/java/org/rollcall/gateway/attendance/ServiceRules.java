package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The daily service counts of one person at one site.
 *
 * <ul>
 *   <li>CARE comes from a valid attendance day or a resident day, once, and from nothing else.
 *   <li>Another service counts by a session that is long enough and inside presence, or by a staff
 *       record with a reason.
 *   <li>Sessions of one service that overlap are one: the staff record of what a terminal saw too.
 *   <li>While presence is in conflict, only staff records with a reason count.
 * </ul>
 */
final class ServiceRules {
  private static final Comparator<StaffRecord> BY_ID =
      Comparator.comparing(StaffRecord::id).thenComparing(StaffRecord::toString);

  private final Presence presence;
  private final boolean conflict;
  private final Policy policy;
  private final DayClock clock;
  private final Trace trace;
  private final Map<String, Counted> counted = new TreeMap<>();

  /** What counts of one service: stretches with times, and records without. */
  private static final class Counted {
    private final List<Session> timed = new ArrayList<>(2);
    private int untimed;
  }

  ServiceRules(Presence presence, boolean conflict, Policy policy, DayClock clock, Trace trace) {
    this.presence = presence;
    this.conflict = conflict;
    this.policy = policy;
    this.clock = clock;
    this.trace = trace;
  }

  void session(ServiceSession session) {
    if (!session.type().equals(ServiceTally.CARE) && isCreditable(session)) {
      counted(session.type()).timed.add(stretch(session.in(), session.out()));
    }
  }

  /** Takes the records of the day, each id once and in the order of the ids. */
  void records(List<StaffRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    records.stream().sorted(BY_ID).filter(r -> seen.add(r.id())).forEach(this::staffRecord);
  }

  private void staffRecord(StaffRecord record) {
    Optional<ServiceSession> session = timed(record);
    if (record.service().equals(ServiceTally.CARE)) {
      trace.careRecordIgnored(record);
    } else if (record.reason().isPresent()) {
      trace.staffRecord(record);
      if (session.isPresent()) {
        counted(record.service()).timed.add(stretch(session.get().in(), session.get().out()));
      } else {
        counted(record.service()).untimed++;
      }
    } else if (session.isPresent()) {
      session(session.get());
    } else {
      trace.recordWithoutReason(record);
    }
  }

  private Optional<ServiceSession> timed(StaffRecord record) {
    if (record.start().isEmpty() || record.end().isEmpty()) {
      return Optional.empty();
    }
    Instant in = clock.at(record.start().get());
    Instant out = clock.at(record.end().get());
    return out.isAfter(in)
        ? Optional.of(new ServiceSession(record.service(), in, out))
        : Optional.empty();
  }

  private boolean isCreditable(ServiceSession session) {
    Duration min = Duration.ofMinutes(policy.serviceMinutesMin(session.type()));
    if (Duration.between(session.in(), session.out()).compareTo(min) < 0) {
      trace.serviceTooShort(session, min);
      return false;
    }
    if (!presence.covers(session.in(), session.out())) {
      trace.serviceOutsidePresence(session);
      return false;
    }
    return !conflict;
  }

  private Counted counted(String type) {
    return counted.computeIfAbsent(type, any -> new Counted());
  }

  /** The tallies in order of their types. */
  List<ServiceTally> tallies(boolean valid, boolean resident) {
    if (!valid && !resident && counted.isEmpty()) {
      return List.of();
    }
    Map<String, ServiceTally> tallies = new TreeMap<>();
    if (valid || resident) {
      tallies.put(ServiceTally.CARE, care());
    }
    counted.forEach((type, sessions) -> tallies.put(type, tally(type, sessions)));
    tallies.values().forEach(trace::serviceCounted);
    return List.copyOf(tallies.values());
  }

  private ServiceTally care() {
    // A resident day without punches is one session of nobody knows how many minutes.
    return new ServiceTally(
        ServiceTally.CARE, 1, Math.max(1, presence.completed().size()), presence.minutes());
  }

  private static ServiceTally tally(String type, Counted sessions) {
    List<Session> distinct = Presence.merged(sessions.timed);
    return new ServiceTally(
        type, 1, distinct.size() + sessions.untimed, Presence.minutes(distinct));
  }

  private static Session stretch(Instant in, Instant out) {
    return new Session(in, Optional.of(out));
  }
}
