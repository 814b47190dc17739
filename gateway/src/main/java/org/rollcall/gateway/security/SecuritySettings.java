package org.rollcall.gateway.security;

import java.time.Duration;

/**
 * How long things last, and what is policy of personal data.
 *
 * @param sessionIdle a session that nobody uses
 * @param sessionLongest a session at all
 */
public record SecuritySettings(
    Duration sessionIdle, Duration sessionLongest, PrivacySettings privacy) {

  public static SecuritySettings standard() {
    return new SecuritySettings(
        Duration.ofMinutes(30), Duration.ofHours(12), PrivacySettings.standard());
  }

  public Retention retention() {
    return privacy.retention();
  }
}
