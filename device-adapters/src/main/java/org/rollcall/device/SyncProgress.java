package org.rollcall.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a terminal's people have been brought in line.
 *
 * @param author who wanted it
 * @param running whether anything more will happen by itself
 */
public record SyncProgress(
    String id,
    String author,
    Instant startedAt,
    Instant expiresAt,
    boolean running,
    boolean cancelled,
    List<Step> steps) {

  /** How far it has come with one person. */
  public enum State {
    /** Its turn has not come. */
    PENDING,
    /** The terminal has it and has not said what became of it. */
    SENT,
    /** The terminal has done it. */
    DONE,
    /** The terminal can't or won't, or the registry has changed its mind. */
    FAILED,
    /** Nothing became of it in time. */
    EXPIRED,
    /** Called off before it was sent. */
    CANCELLED
  }

  /**
   * One person.
   *
   * @param result what the terminal returned, in the protocol's own numbers; empty before
   * @param meaning what that means, as a sentence; empty where all is well
   */
  public record Step(
      RosterPlan.Kind kind,
      String number,
      State state,
      OptionalInt result,
      Optional<String> meaning) {}

  public SyncProgress {
    steps = List.copyOf(steps);
  }
}
