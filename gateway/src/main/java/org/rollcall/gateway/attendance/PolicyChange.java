package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Other parameters to try on a policy; what is empty stays as it is. The day boundary is not among
 * them: it decides which date a punch belongs to, so another one is another set of days.
 */
public record PolicyChange(
    Optional<Duration> burstWindow,
    Optional<Integer> fullDayMinutes,
    Optional<Integer> halfDayMinutes,
    Optional<Duration> sessionMax,
    Optional<Duration> grace,
    Optional<DirectionPolicy> directionPolicy,
    Optional<Integer> serviceMinutesMin,
    Optional<Integer> qualifiedPercent) {

  /** The name of every policy that is only tried. */
  public static final String VERSION = "trial";

  /**
   * The policy with the change.
   *
   * @throws IllegalArgumentException with a sentence for the person who asked, where the parameters
   *     don't go together
   */
  public Policy applyTo(Policy policy) {
    return new Policy(
        VERSION,
        burstWindow.orElse(policy.burstWindow()),
        fullDayMinutes.orElse(policy.fullDayMinutes()),
        halfDayMinutes.orElse(policy.halfDayMinutes()),
        policy.dayBoundary(),
        sessionMax.orElse(policy.sessionMax()),
        grace.orElse(policy.grace()),
        directionPolicy.orElse(policy.directionPolicy()),
        serviceMinutesMin.orElse(policy.serviceMinutesMin()),
        serviceMinutesMin.isPresent() ? Map.of() : policy.serviceMinutesMinByType(),
        qualifiedPercent.orElse(policy.qualifiedPercent()));
  }
}
