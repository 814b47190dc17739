package org.rollcall.gateway.security;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Where the rows of each class are, and from which instant on their age counts. */
record KeptRows(SecuritySettings settings) {

  /**
   * A table of {@code security.db}.
   *
   * @param end an expression: when the row's use ended, null while it lasts; {@code ?2} and on are
   *     its parameters
   */
  record Table(String name, String end, List<Long> ofEnd) {
    /** A limit for {@code ?1}, and those of the expression. */
    Object[] parameters(long first) {
      return Stream.concat(Stream.of(first), ofEnd.stream()).toArray();
    }
  }

  Table of(RetentionClass one) {
    return switch (one) {
      case ACCESS_LOG -> table("access", "at");
      case SIGN_INS -> table("sign_in", "at");
      case SESSIONS ->
          table(
              "session",
              "min(seen_at + ?2, created_at + ?3)",
              settings.sessionIdle().toMillis(),
              settings.sessionLongest().toMillis());
      case TOKENS ->
          table("token", "coalesce(min(revoked_at, expires_at), revoked_at, expires_at)");
      case PURGES -> table("purge", "at");
    };
  }

  private static Table table(String name, String end, long... ofEnd) {
    return new Table(name, end, LongStream.of(ofEnd).boxed().toList());
  }
}
