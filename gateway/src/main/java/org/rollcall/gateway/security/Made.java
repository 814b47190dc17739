package org.rollcall.gateway.security;

/** What became of an account or token that somebody wanted to make or change. */
public sealed interface Made<T> {
  record Done<T>(T value) implements Made<T> {}

  /** Refused: what is wrong, and what would do. */
  record Refused<T>(Reason reason, String detail) implements Made<T> {}

  /** Why. */
  enum Reason {
    NAME_TAKEN,
    BAD_NAME,
    BAD_PASSWORD,
    UNKNOWN
  }
}
