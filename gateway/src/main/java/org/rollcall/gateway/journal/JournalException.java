package org.rollcall.gateway.journal;

/** A fault of the journal. The message says what happened, to which thing, and what to do. */
public final class JournalException extends RuntimeException {

  /** What kind of fault it is. */
  public enum Code {
    /** The bounded queue before the writer is full, or all readers are busy: come back later. */
    OVERLOADED,
    /** The disk is full, read-only or broken. The journal goes on trying by itself. */
    STORAGE_FAILED,
    /** The journal has been closed. */
    CLOSED,
    /** The payload is longer than an entry may be. Sending it again is of no use. */
    TOO_LARGE,
    /** What is stored is not what was written: restore a backup. */
    DAMAGED
  }

  private final Code code;

  JournalException(Code code, String message) {
    super(message);
    this.code = code;
  }

  JournalException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
