package org.rollcall.device;

/** What became of the wish to give a terminal a command. */
public sealed interface Ordered {

  /** The command is on disk and waits for the terminal. */
  record Accepted(OrderedCommand command) implements Ordered {}

  /** The command was not taken. */
  record Refused(Reason reason, String detail) implements Ordered {}

  /** Why a command was not taken. */
  enum Reason {
    /** The protocol has no commands, or not this one. */
    NOT_OFFERED,
    /** Too many commands wait already. */
    FULL
  }
}
