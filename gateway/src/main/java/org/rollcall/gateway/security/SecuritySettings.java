package org.rollcall.gateway.security;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param sessionIdle a session that nobody uses
 * @param sessionLongest a session at all
 * @param accessLogKept rows of the access log, at least {@link #ACCESS_LOG_KEPT_MIN}
 */
public record SecuritySettings(
    Duration sessionIdle, Duration sessionLongest, Duration accessLogKept) {
  /** Three years with a leap day. */
  public static final Duration ACCESS_LOG_KEPT_MIN = Duration.ofDays(1_096);

  public SecuritySettings {
    requireLong(accessLogKept);
  }

  public static SecuritySettings standard() {
    return new SecuritySettings(Duration.ofMinutes(30), Duration.ofHours(12), ACCESS_LOG_KEPT_MIN);
  }

  /** The duration, unless it is shorter than three years. */
  public static Duration requireLong(Duration kept) {
    if (kept.compareTo(ACCESS_LOG_KEPT_MIN) < 0) {
      throw new IllegalArgumentException(
          "the access log is kept for " + ACCESS_LOG_KEPT_MIN.toDays() + "d at least");
    }
    return kept;
  }
}
