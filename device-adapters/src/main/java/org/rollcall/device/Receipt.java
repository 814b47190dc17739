package org.rollcall.device;

/** What became of a delivery. */
public sealed interface Receipt {

  /**
   * On disk, flushed. Only now may the terminal be told so.
   *
   * @param position the journal entry that holds the delivery
   */
  record Stored(long position) implements Receipt {}

  /** Not stored. The terminal must be told in its protocol's way that it has to keep the data. */
  record Refused(Reason reason, String detail) implements Receipt {}

  /** Why a delivery was not stored. */
  enum Reason {
    /** The registry does not know the terminal; it is in the waiting list now. */
    UNKNOWN_DEVICE,
    /** The bounded queue before the journal is full. */
    OVERLOADED,
    /** The journal could not write: disk full, read-only, broken. */
    STORAGE_FAILED
  }
}
