package org.rollcall.gateway.attendance;

/**
 * One service of one person at one site on one date.
 *
 * @param type the service code, for instance {@code REHAB}
 * @param count the daily service count, 0 or 1
 * @param sessions counted sessions, at least {@code count}
 * @param minutes of the counted sessions, floored once; 0 where nobody wrote down times
 */
public record ServiceTally(String type, int count, int sessions, int minutes) {
  /** Life care 生活照料: what every valid attendance or resident day yields. */
  public static final String CARE = "CARE";

  public ServiceTally {
    if (count < 0 || count > 1 || sessions < count || minutes < 0) {
      throw new IllegalArgumentException(
          "a service tally needs count 0 or 1, sessions >= count and minutes >= 0: %s %d, %d, %d"
              .formatted(type, count, sessions, minutes));
    }
  }
}
