package org.rollcall.gateway.journal;

import java.time.Duration;
import java.util.Optional;

/**
 * The local parameters that decide how facts count (domain.md 5.1, 5.2 and 5.6).
 *
 * @param staleAfter events older than this at their receipt are quarantined; empty = never
 * @param futureTolerance events further ahead of their receipt than this are quarantined
 * @param burst punches of one person at one site closer than this are one punch
 * @param fullDayMinutes presence that makes a full day
 * @param halfDayMinutes presence that makes half a day
 */
public record Parameters(
    Optional<Duration> staleAfter,
    Duration futureTolerance,
    Duration burst,
    int fullDayMinutes,
    int halfDayMinutes) {

  public Parameters {
    if (staleAfter.filter(d -> d.isNegative() || d.isZero()).isPresent()) {
      throw new IllegalArgumentException("ingest.staleAfter must be positive or never");
    }
    if (futureTolerance.isNegative()) {
      throw new IllegalArgumentException("ingest.futureTolerance must not be negative");
    }
    if (burst.isNegative()) {
      throw new IllegalArgumentException("ingest.burst must not be negative");
    }
    if (halfDayMinutes < 1 || fullDayMinutes < halfDayMinutes || fullDayMinutes > 1440) {
      throw new IllegalArgumentException(
          "attendance.halfDayMinutes and attendance.fullDayMinutes must be 1 ≤ half ≤ full ≤ 1440");
    }
  }

  public static Parameters standard() {
    return new Parameters(
        Optional.of(Duration.ofDays(95)), Duration.ofMinutes(5), Duration.ofMinutes(2), 240, 120);
  }
}
