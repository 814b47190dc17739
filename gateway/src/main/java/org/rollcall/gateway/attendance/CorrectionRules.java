package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a correction must be before anybody may be asked to approve it. Pure. */
public final class CorrectionRules {
  private CorrectionRules() {}

  /**
   * What is known of the person-site-date that is to be corrected.
   *
   * @param range the instants of the service date
   * @param belongs whether the person is enrolled at the home on the date, or was there
   * @param targets ids of what was punched and of what corrections in force added
   */
  public record Circumstances(
      InstantRange range, Instant now, boolean belongs, Set<String> targets) {
    public Circumstances {
      targets = Set.copyOf(targets);
    }
  }

  /**
   * Why a correction can't be taken.
   *
   * @param member of the call that is wrong
   * @param problem what is wrong, and what would do
   */
  public record Objection(String member, String problem) {}

  /** The first thing that speaks against the correction; empty where nothing does. */
  public static Optional<Objection> objection(Proposal.OfCorrection asked, Circumstances day) {
    if (asked.reason().needsNote() && asked.note().map(String::isBlank).orElse(true)) {
      return object("note", "the reason " + asked.reason() + " says too little; write a note");
    }
    if (!day.belongs()) {
      return object(
          "person",
          asked.person()
              + " is neither enrolled at "
              + asked.home()
              + " on "
              + asked.date()
              + " nor was there; enrol them first");
    }
    if (asked.target().isPresent() && !day.targets().contains(asked.target().get())) {
      return object(
          "target",
          asked.target().get()
              + " is no check-in or correction of this person, home and date; the person-day lists them");
    }
    return asked
        .time()
        .flatMap(time -> within("time", time, day))
        .or(() -> asked.until().flatMap(until -> within("until", until, day)));
  }

  /** The end of a session may be the first instant of the next date: sessions are half-open. */
  private static Optional<Objection> within(String member, Instant at, Circumstances day) {
    boolean inside =
        day.range().contains(at) || (member.equals("until") && at.equals(day.range().to()));
    if (!inside) {
      return object(
          member,
          at
              + " is not of this service date, which lasts from "
              + day.range().from()
              + " to "
              + day.range().to());
    }
    return at.isAfter(day.now())
        ? object(member, at + " has not come yet; correct what has been")
        : Optional.empty();
  }

  private static Optional<Objection> object(String member, String problem) {
    return Optional.of(new Objection(member, problem));
  }
}
