package org.rollcall.gateway.indicator;

import java.util.Set;

/**
 * What conditions ask of a person, on the reference date.
 *
 * @param level of a valid certificate, 1 to 4; 0 without one
 * @param category of a valid certificate, 1 to 7; 0 without one
 * @param needs that the survey valid on the date found
 */
public record PersonProfile(String person, int level, int category, Set<String> needs) {
  public PersonProfile {
    if (level < 0 || level > 4 || category < 0 || category > 7 || (level == 0) != (category == 0)) {
      throw new IllegalArgumentException("no certificate says level " + level);
    }
    needs = Set.copyOf(needs);
  }

  /** Somebody of whom nothing is known but that they came. */
  public static PersonProfile unknown(String person) {
    return new PersonProfile(person, 0, 0, Set.of());
  }

  boolean certified() {
    return level > 0;
  }
}
