package org.rollcall.device;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A command and how far it has come.
 *
 * @param id unique within the protocol, also across restarts
 * @param expiresAt when a command that has no result is given up
 * @param result what the terminal returned, in the protocol's own numbers; empty before
 */
public record OrderedCommand(
    String id,
    DeviceCommand command,
    State state,
    Instant orderedAt,
    Instant expiresAt,
    OptionalInt result) {

  /** How far a command has come. */
  public enum State {
    /** The terminal has not come for it. */
    WAITING,
    /** The terminal has it and has not said what became of it. */
    FETCHED,
    /** The terminal has taken it up; that it worked shows in what it sends. */
    DONE,
    /** The terminal can't or won't. */
    FAILED,
    /** Nothing became of it in time. */
    EXPIRED
  }
}
