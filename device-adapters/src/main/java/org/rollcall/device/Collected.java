package org.rollcall.device;

/** What became of the wish to read a terminal's own log now. */
public sealed interface Collected {

  /** The log was read and every record of it is stored, or was before. */
  record Read(int records) implements Collected {}

  /**
   * Nothing, or not everything, was read.
   *
   * @param detail what is in the way, as a sentence for a person, without secrets
   */
  record Refused(Reason reason, String detail) implements Collected {}

  /** Why a log was not read. */
  enum Reason {
    /** The protocol has no such thing, or nobody has set up this terminal for it. */
    NOT_OFFERED,
    /** The terminal can't be reached, or broke off. */
    UNREACHABLE,
    /** The records came and could not be stored. */
    NOT_STORED
  }
}
