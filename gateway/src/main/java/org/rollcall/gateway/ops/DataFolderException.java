package org.rollcall.gateway.ops;

import java.nio.file.Path;

/** A data folder that cannot be used. The message says which one, why, and what to do. */
public final class DataFolderException extends RuntimeException {

  /** Why it cannot be used. */
  public enum Code {
    /** Another process, or this one, has it open. */
    IN_USE,
    /** It is not there, and only creating commands may create it. */
    MISSING,
    /** It cannot be created or written. */
    UNUSABLE,
    /** A restore into it did not finish. */
    RESTORE_INTERRUPTED
  }

  private final Code code;

  private DataFolderException(Code code, String message) {
    super(message);
    this.code = code;
  }

  static DataFolderException inUse(Path folder, String owner) {
    return new DataFolderException(
        Code.IN_USE,
        owner + " uses the data folder " + folder + "; stop it or give another data folder");
  }

  static DataFolderException missing(Path folder) {
    return new DataFolderException(
        Code.MISSING, "there is no data folder at " + folder + "; check the path");
  }

  static DataFolderException restoreInterrupted(Path folder) {
    return new DataFolderException(
        Code.RESTORE_INTERRUPTED,
        "a restore into the data folder " + folder + " did not finish; run the restore again");
  }

  static DataFolderException unusable(Path folder, Exception cause) {
    var fault =
        new DataFolderException(
            Code.UNUSABLE,
            "the data folder %s cannot be used: %s; check path, owner and disk"
                .formatted(folder, cause));
    fault.initCause(cause);
    return fault;
  }

  public Code code() {
    return code;
  }
}
