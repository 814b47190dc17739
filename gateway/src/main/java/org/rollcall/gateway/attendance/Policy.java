package org.rollcall.gateway.attendance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The parameters that are local policy. A policy belongs to a home and a time; every figure names
 * the one it was counted with by {@link #ruleVersion()}.
 *
 * @param version what people call this set of parameters
 * @param burstWindow the longest gap to the previous punch within one burst
 * @param fullDayMinutes presence that makes a full day
 * @param halfDayMinutes presence that makes half a day
 * @param dayBoundary the wall-clock time at which a service date starts
 * @param sessionMax the longest session; a longer one is a missing check-out
 * @param grace how late or early is still on time, inclusive
 * @param serviceMinutesMin what a session of a service other than life care must last
 * @param serviceMinutesMinByType the same for single services
 * @param qualifiedPercent the share of full-day minutes that qualifies a person-month
 */
public record Policy(
    String version,
    Duration burstWindow,
    int fullDayMinutes,
    int halfDayMinutes,
    LocalTime dayBoundary,
    Duration sessionMax,
    Duration grace,
    DirectionPolicy directionPolicy,
    int serviceMinutesMin,
    Map<String, Integer> serviceMinutesMinByType,
    int qualifiedPercent) {
  private static final Duration SESSION_LIMIT = Duration.ofHours(24);
  private static final Policy STANDARD =
      new Policy(
          "standard",
          Duration.ofMinutes(2),
          240,
          120,
          LocalTime.of(4, 0),
          Duration.ofHours(16),
          Duration.ofMinutes(10),
          DirectionPolicy.FIRST_LAST,
          30,
          Map.of(),
          80);

  public Policy {
    // Sorted, so that the rule version does not depend on the order of a hash map.
    serviceMinutesMinByType = Collections.unmodifiableMap(new TreeMap<>(serviceMinutesMinByType));
    require(!version.isBlank(), "version", "must not be blank");
    require(!burstWindow.isNegative(), "burstWindow", "must not be negative");
    require(halfDayMinutes > 0, "halfDayMinutes", "must be positive");
    require(fullDayMinutes >= halfDayMinutes, "fullDayMinutes", "must be at least half a day's");
    require(
        !sessionMax.isNegative()
            && !sessionMax.isZero()
            && sessionMax.compareTo(SESSION_LIMIT) <= 0,
        "sessionMax",
        "must be above 0 and at most 24 h");
    require(!grace.isNegative(), "grace", "must not be negative");
    require(serviceMinutesMin >= 0, "serviceMinutesMin", "must not be negative");
    require(
        serviceMinutesMinByType.values().stream().allMatch(minutes -> minutes >= 0),
        "serviceMinutesMinByType",
        "must not be negative");
    require(
        qualifiedPercent > 0 && qualifiedPercent <= 100, "qualifiedPercent", "must be 1 to 100");
  }

  /** The definitions as they stand, without local changes. */
  public static Policy standard() {
    return STANDARD;
  }

  /**
   * The version with a checksum of the parameters, so that two sets never go by one name: {@code
   * standard.5d41402a}.
   */
  public String ruleVersion() {
    CRC32 sum = new CRC32();
    sum.update(toString().getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%s.%08x", version, sum.getValue());
  }

  /** What a session of the service must last to count, in minutes. */
  public int serviceMinutesMin(String type) {
    return serviceMinutesMinByType.getOrDefault(type, serviceMinutesMin);
  }

  public Policy withVersion(String newVersion) {
    return new Policy(
        newVersion,
        burstWindow,
        fullDayMinutes,
        halfDayMinutes,
        dayBoundary,
        sessionMax,
        grace,
        directionPolicy,
        serviceMinutesMin,
        serviceMinutesMinByType,
        qualifiedPercent);
  }

  public Policy withBurstWindow(Duration window) {
    return new Policy(
        version,
        window,
        fullDayMinutes,
        halfDayMinutes,
        dayBoundary,
        sessionMax,
        grace,
        directionPolicy,
        serviceMinutesMin,
        serviceMinutesMinByType,
        qualifiedPercent);
  }

  public Policy withDayMinutes(int full, int half) {
    return new Policy(
        version,
        burstWindow,
        full,
        half,
        dayBoundary,
        sessionMax,
        grace,
        directionPolicy,
        serviceMinutesMin,
        serviceMinutesMinByType,
        qualifiedPercent);
  }

  public Policy withDayBoundary(LocalTime boundary) {
    return new Policy(
        version,
        burstWindow,
        fullDayMinutes,
        halfDayMinutes,
        boundary,
        sessionMax,
        grace,
        directionPolicy,
        serviceMinutesMin,
        serviceMinutesMinByType,
        qualifiedPercent);
  }

  public Policy withDirectionPolicy(DirectionPolicy policy) {
    return new Policy(
        version,
        burstWindow,
        fullDayMinutes,
        halfDayMinutes,
        dayBoundary,
        sessionMax,
        grace,
        policy,
        serviceMinutesMin,
        serviceMinutesMinByType,
        qualifiedPercent);
  }

  public Policy withServiceMinutes(int min, Map<String, Integer> minByType) {
    return new Policy(
        version,
        burstWindow,
        fullDayMinutes,
        halfDayMinutes,
        dayBoundary,
        sessionMax,
        grace,
        directionPolicy,
        min,
        minByType,
        qualifiedPercent);
  }

  private static void require(boolean holds, String parameter, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("policy: " + parameter + " " + rule);
    }
  }
}
