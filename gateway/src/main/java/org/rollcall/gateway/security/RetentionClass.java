package org.rollcall.gateway.security;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A class of what is kept beside the journal, and how long at least. What the journal holds is
 * evidence of attendance and is never purged.
 */
public enum RetentionClass {
  /** Who read what; three years with a leap day. */
  ACCESS_LOG("accessLog", 1_096, 1_096),
  /** Who tried to sign in, from where, and how it ended. */
  SIGN_INS("signIns", 183, 365),
  /** Sessions of the pages that have ended. */
  SESSIONS("sessions", 0, 1),
  /** Tokens that were revoked or have expired: they explain names in the access log. */
  TOKENS("tokens", 183, 1_096),
  /** What earlier purges reported. */
  PURGES("purges", 1_096, 3_653);

  private final String code;
  private final Duration least;
  private final Duration usual;

  RetentionClass(String code, int leastDays, int usualDays) {
    this.code = code;
    this.least = Duration.ofDays(leastDays);
    this.usual = Duration.ofDays(usualDays);
  }

  /** As settings and reports write it. */
  public String code() {
    return code;
  }

  /** The least that the law, or the sense of the thing, asks for. */
  public Duration least() {
    return least;
  }

  Duration usual() {
    return usual;
  }

  /** The duration, unless it is shorter than the least. */
  public Duration requireLong(Duration kept) {
    if (kept.compareTo(least) < 0) {
      throw new IllegalArgumentException(code + " is kept for " + least.toDays() + "d at least");
    }
    return kept;
  }

  public static Optional<RetentionClass> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }
}
