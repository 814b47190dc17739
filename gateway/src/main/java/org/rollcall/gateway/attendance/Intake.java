package org.rollcall.gateway.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first step: one mark for each distinct punch, in order of time. A punch is known by its id,
 * or else by device, instant and direction; corrections add punches and void them. After this step
 * neither order nor repetition of the input can be seen.
 */
final class Intake {
  private final Map<String, Correction.VoidPunch> voids;
  private final InstantRange range;
  private final Trace trace;

  private Intake(Map<String, Correction.VoidPunch> voids, InstantRange range, Trace trace) {
    this.voids = voids;
    this.range = range;
    this.trace = trace;
  }

  static List<Mark> marks(SiteDay day, InstantRange range, Trace trace) {
    Intake intake = new Intake(voids(day.corrections()), range, trace);
    List<Mark> marks = intake.distinct(inOrder(day));
    marks.forEach(intake::setAside);
    return marks;
  }

  /** The added sessions that stand, each once, in order of time. */
  static List<Correction.AddSession> sessions(SiteDay day, InstantRange range) {
    if (day.corrections().isEmpty()) {
      return List.of();
    }
    Map<String, Correction.VoidPunch> voids = voids(day.corrections());
    Map<String, Correction.AddSession> byId = new HashMap<>();
    for (Correction correction : day.corrections()) {
      if (correction instanceof Correction.AddSession session
          && !voids.containsKey(session.id())
          && range.contains(session.in())) {
        byId.merge(session.id(), session, Intake::earlier);
      }
    }
    return byId.values().stream().sorted(Correction.AddSession.IN_ORDER).toList();
  }

  private static Correction.AddSession earlier(
      Correction.AddSession one, Correction.AddSession other) {
    return Correction.AddSession.IN_ORDER.compare(one, other) <= 0 ? one : other;
  }

  private static List<Punch> inOrder(SiteDay day) {
    List<Punch> punches = new ArrayList<>(day.punches().size() + day.corrections().size());
    punches.addAll(day.punches());
    for (Correction correction : day.corrections()) {
      if (correction instanceof Correction.AddPunch added) {
        punches.add(added.punch());
      }
    }
    punches.sort(Punch.IN_ORDER);
    return punches;
  }

  private static Map<String, Correction.VoidPunch> voids(List<Correction> corrections) {
    if (corrections.isEmpty()) {
      return Map.of();
    }
    Map<String, Correction.VoidPunch> voids = new HashMap<>();
    for (Correction correction : corrections) {
      if (correction instanceof Correction.VoidPunch v) {
        // Of two that void the same punch the lower id is told of, whichever came first.
        voids.merge(v.target(), v, (a, b) -> a.id().compareTo(b.id()) <= 0 ? a : b);
      }
    }
    return voids;
  }

  private List<Mark> distinct(List<Punch> inOrder) {
    List<Mark> marks = new ArrayList<>(inOrder.size());
    Set<String> seen = new HashSet<>();
    for (Punch punch : inOrder) {
      boolean isNew = seen.add(punch.id());
      Mark last = marks.isEmpty() ? null : marks.get(marks.size() - 1);
      if (last != null && last.punch().isTwinOf(punch)) {
        // One event under two ids: whoever voids one of them means the event.
        voidIfTold(last, punch.id());
      } else if (isNew) {
        Mark mark = new Mark(punch);
        voidIfTold(mark, punch.id());
        marks.add(mark);
      }
    }
    return marks;
  }

  private void voidIfTold(Mark mark, String id) {
    Correction.VoidPunch told = voids.get(id);
    if (told != null && mark.use() != PunchUse.VOIDED) {
      mark.use(PunchUse.VOIDED);
      trace.voided(mark.punch(), told);
    }
  }

  private void setAside(Mark mark) {
    if (mark.use() != PunchUse.VOIDED && !range.contains(mark.punch().at())) {
      mark.use(PunchUse.OTHER_DATE);
      trace.otherDate(mark.punch());
    }
    if (!mark.isSetAside() && mark.punch().device().equals(Correction.DEVICE)) {
      trace.added(mark.punch());
    }
  }
}
