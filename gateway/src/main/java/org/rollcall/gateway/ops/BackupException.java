package org.rollcall.gateway.ops;

/** A backup or restore that did not come about. The message says what, where and what to do. */
public final class BackupException extends RuntimeException {

  /** Why not. */
  public enum Code {
    /** Where it should go there is something already. */
    TARGET_NOT_EMPTY,
    /** There is nothing to back up. */
    NOTHING_THERE,
    /** The folder holds no finished backup. */
    INCOMPLETE,
    /** The backup is not what was written. */
    DAMAGED,
    /** The backup was made by a newer Rollcall. */
    TOO_NEW,
    /** Reading or writing failed. */
    FAILED
  }

  private final Code code;

  BackupException(Code code, String message) {
    super(message);
    this.code = code;
  }

  BackupException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
