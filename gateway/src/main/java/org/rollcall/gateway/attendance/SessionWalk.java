package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the bursts of one site in order and pairs them to sessions, reading those without direction
 * as the policy says.
 *
 * <pre>
 *              IN                       service IN
 *   absent ──────────▶ present (outer) ────────────▶ in a service (inner)
 *          ◀──────────                 ◀────────────
 *              OUT                      service OUT
 * </pre>
 *
 * A service punch that finds the person absent opens presence itself, and then any check-out closes
 * both. A check-in that finds the outer side taken leaves the earlier one without its check-out:
 * that side is missing, never guessed. A check-out at the door while a service is open ends
 * presence only; when the service ended nobody said.
 */
final class SessionWalk {
  private final Policy policy;
  private final Trace trace;
  private final List<Session> sessions = new ArrayList<>(4);
  private final List<Instant> openIns = new ArrayList<>(0);
  private final List<Instant> loneOuts = new ArrayList<>(0);
  private final List<ServiceSession> services = new ArrayList<>(0);
  private @Nullable Burst outer;
  private @Nullable Burst inner;
  private @Nullable Instant stillIn;
  private Optional<Instant> lastOut = Optional.empty();
  private boolean tooLong;
  private boolean serviceIncomplete;

  private SessionWalk(Policy policy, Trace trace) {
    this.policy = policy;
    this.trace = trace;
  }

  static SessionWalk over(List<Burst> bursts, Policy policy, Trace trace) {
    SessionWalk walk = new SessionWalk(policy, trace);
    for (int i = 0; i < bursts.size(); i++) {
      walk.step(bursts, i);
    }
    walk.end();
    return walk;
  }

  /** Completed sessions, in the order of their check-outs. */
  List<Session> sessions() {
    return sessions;
  }

  /** Check-ins whose check-out is missing. */
  List<Instant> openIns() {
    return openIns;
  }

  /** Check-outs whose check-in is missing. */
  List<Instant> loneOuts() {
    return loneOuts;
  }

  List<ServiceSession> services() {
    return services;
  }

  /** The check-in after which nothing more was heard. */
  Optional<Instant> stillIn() {
    return Optional.ofNullable(stillIn);
  }

  Optional<Instant> lastOut() {
    return lastOut;
  }

  boolean hasTooLong() {
    return tooLong;
  }

  boolean hasServiceIncomplete() {
    return serviceIncomplete;
  }

  private void step(List<Burst> bursts, int index) {
    Burst burst = bursts.get(index);
    if (burst.direction() == PunchDirection.UNKNOWN) {
      boolean in = !isInside(burst.service());
      if (!in
          && policy.directionPolicy() == DirectionPolicy.FIRST_LAST
          && isBetween(bursts, index)) {
        burst.leaveOut();
        trace.between(burst.punch());
        return;
      }
      burst.read(in ? PunchDirection.IN : PunchDirection.OUT);
      trace.read(burst, policy.directionPolicy());
    } else {
      burst.read(burst.direction());
    }
    if (burst.direction() == PunchDirection.IN) {
      checkIn(burst);
    } else {
      checkOut(burst);
    }
  }

  private boolean isInside(Optional<String> service) {
    return service.isEmpty() ? outer != null : isOf(inner, service) || isOf(outer, service);
  }

  private static boolean isOf(@Nullable Burst burst, Optional<String> service) {
    return burst != null && burst.service().equals(service);
  }

  /** Whether a later punch of the same lane can still be the check-out. */
  private static boolean isBetween(List<Burst> bursts, int index) {
    Optional<String> service = bursts.get(index).service();
    for (Burst later : bursts.subList(index + 1, bursts.size())) {
      if (later.service().equals(service)) {
        return later.direction() != PunchDirection.IN;
      }
    }
    return false;
  }

  private void checkIn(Burst burst) {
    boolean nested = outer != null && outer.service().isEmpty() && burst.service().isPresent();
    if (nested) {
      leaveServiceOpen();
      inner = burst;
    } else {
      leaveOpen();
      outer = burst;
    }
  }

  private void checkOut(Burst burst) {
    Burst service = inner;
    if (service != null && isOf(service, burst.service())) {
      closeService(service, burst);
      inner = null;
    } else if (isServiceSideOnly(burst)) {
      serviceIncomplete = true;
      trace.serviceSideMissing(burst);
    } else {
      checkOutOfPresence(burst);
    }
  }

  /**
   * A check-out from a service that nobody checked in to, at another terminal than the door's. At
   * the door's own terminal it is a work code on the check-out.
   */
  private boolean isServiceSideOnly(Burst burst) {
    return burst.service().isPresent()
        && outer != null
        && outer.service().isEmpty()
        && !outer.punch().device().equals(burst.punch().device());
  }

  private void checkOutOfPresence(Burst burst) {
    lastOut = Optional.of(burst.at());
    Burst in = outer;
    if (in == null || !burst.at().isAfter(in.at())) {
      loneOuts.add(burst.at());
      trace.missingCheckIn(burst);
      return;
    }
    leaveServiceOpen();
    outer = null;
    if (isTooLong(in, burst)) {
      tooLong = true;
      openIns.add(in.at());
      trace.tooLong(in, burst, policy.sessionMax());
      return;
    }
    Session session = new Session(in.at(), Optional.of(burst.at()));
    sessions.add(session);
    trace.session(session);
    if (in.service().isPresent()) {
      services.add(new ServiceSession(in.service().get(), in.at(), burst.at()));
    }
  }

  private boolean isTooLong(Burst in, Burst out) {
    return Duration.between(in.at(), out.at()).compareTo(policy.sessionMax()) > 0;
  }

  private void closeService(Burst in, Burst out) {
    if (!out.at().isAfter(in.at()) || isTooLong(in, out)) {
      serviceIncomplete = true;
      trace.serviceSideMissing(in);
    } else {
      services.add(new ServiceSession(in.service().orElseThrow(), in.at(), out.at()));
    }
  }

  private void leaveOpen() {
    leaveServiceOpen();
    if (outer != null) {
      openIns.add(outer.at());
      trace.missingCheckOut(outer);
      outer = null;
    }
  }

  private void leaveServiceOpen() {
    if (inner != null) {
      serviceIncomplete = true;
      trace.serviceSideMissing(inner);
      inner = null;
    }
  }

  private void end() {
    if (outer != null) {
      stillIn = outer.at();
    }
    leaveOpen();
  }
}
