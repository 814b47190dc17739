package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the sessions of punches, of services and of corrections come together: stretches that
 * overlap at one site are one, so that no second counts twice, and an added session closes the open
 * side that lies within it.
 *
 * @param completed in order of time, none overlapping another
 * @param minutes of the completed sessions, floored once over all
 * @param openIns check-ins that are still without a check-out
 * @param missingIn whether a check-out is still without its check-in
 * @param stillIn whether nothing was heard after the last check-in
 */
record Presence(
    List<Session> completed,
    int minutes,
    List<Instant> openIns,
    boolean missingIn,
    boolean stillIn,
    Optional<Instant> lastOut) {
  private static final Comparator<Session> IN_ORDER = Comparator.comparing(Session::in);
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  static Presence of(SessionWalk walk, List<Correction.AddSession> added) {
    List<Session> completed = merged(intervals(walk, added));
    Optional<Instant> still =
        walk.stillIn().filter(in -> added.stream().noneMatch(a -> a.out().isAfter(in)));
    return new Presence(
        completed,
        minutes(completed),
        openIns(walk, added),
        hasLoneOut(walk, added),
        still.isPresent(),
        still.isPresent() ? Optional.empty() : lastOut(walk, completed));
  }

  private static List<Session> intervals(SessionWalk walk, List<Correction.AddSession> added) {
    if (walk.services().isEmpty() && added.isEmpty()) {
      return walk.sessions();
    }
    List<Session> all = new ArrayList<>(walk.sessions());
    walk.services().forEach(s -> all.add(new Session(s.in(), Optional.of(s.out()))));
    added.forEach(a -> all.add(new Session(a.in(), Optional.of(a.out()))));
    return all;
  }

  /** The same seconds in order, where what overlaps is one. Sessions that only touch stay two. */
  static List<Session> merged(List<Session> sessions) {
    if (sessions.size() < 2) {
      return sessions;
    }
    List<Session> inOrder = new ArrayList<>(sessions);
    inOrder.sort(IN_ORDER);
    List<Session> merged = new ArrayList<>(inOrder.size());
    Session current = inOrder.get(0);
    for (Session next : inOrder.subList(1, inOrder.size())) {
      if (next.in().isBefore(out(current))) {
        current = out(next).isAfter(out(current)) ? new Session(current.in(), next.out()) : current;
      } else {
        merged.add(current);
        current = next;
      }
    }
    merged.add(current);
    return merged;
  }

  private static List<Instant> openIns(SessionWalk walk, List<Correction.AddSession> added) {
    if (added.isEmpty()) {
      return walk.openIns();
    }
    return walk.openIns().stream()
        .filter(in -> added.stream().noneMatch(a -> !in.isBefore(a.in()) && in.isBefore(a.out())))
        .toList();
  }

  private static boolean hasLoneOut(SessionWalk walk, List<Correction.AddSession> added) {
    return walk.loneOuts().stream()
        .anyMatch(
            out -> added.stream().noneMatch(a -> out.isAfter(a.in()) && !out.isAfter(a.out())));
  }

  private static Optional<Instant> lastOut(SessionWalk walk, List<Session> completed) {
    if (completed.isEmpty()) {
      return walk.lastOut();
    }
    Instant last = out(completed.get(completed.size() - 1));
    return walk.lastOut().filter(out -> out.isAfter(last)).or(() -> Optional.of(last));
  }

  /** Completed and open sessions in order of time. */
  List<Session> sessions() {
    if (openIns.isEmpty()) {
      return completed;
    }
    List<Session> all = new ArrayList<>(completed);
    openIns.forEach(in -> all.add(new Session(in, Optional.empty())));
    all.sort(IN_ORDER);
    return all;
  }

  boolean isEmpty() {
    return completed.isEmpty() && openIns.isEmpty() && !missingIn;
  }

  boolean lacksSide() {
    return missingIn || !openIns.isEmpty();
  }

  /** Floored once over all sessions. */
  static int minutes(List<Session> sessions) {
    return Math.toIntExact(length(sessions).toNanos() / NANOS_PER_MINUTE);
  }

  static Duration length(List<Session> sessions) {
    Duration sum = Duration.ZERO;
    for (Session session : sessions) {
      sum = sum.plus(session.length());
    }
    return sum;
  }

  /** Whether the stretch lies within one completed session. */
  boolean covers(Instant in, Instant out) {
    for (Session session : completed) {
      if (!in.isBefore(session.in()) && !out.isAfter(out(session))) {
        return true;
      }
    }
    return false;
  }

  /** The first completed session that shares time with one of the other's. */
  Optional<Session> firstOverlap(Presence other) {
    for (Session mine : completed) {
      for (Session theirs : other.completed) {
        if (mine.in().isBefore(out(theirs)) && theirs.in().isBefore(out(mine))) {
          return Optional.of(mine);
        }
      }
    }
    return Optional.empty();
  }

  private static Instant out(Session completed) {
    return completed.out().orElseThrow();
  }
}
