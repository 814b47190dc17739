package org.rollcall.gateway.attendance;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of one service over any set of person-days. Person-times, sessions and minutes add up
 * over days and homes; persons do not and are counted anew, as distinct, at each level.
 */
public record ServiceCount(long persons, long personTimes, long sessions, long minutes) {
  public ServiceCount {
    if (persons < 0 || personTimes < persons || sessions < personTimes || minutes < 0) {
      throw new IllegalArgumentException(
          "service counts need persons <= person-times <= sessions: %d, %d, %d"
              .formatted(persons, personTimes, sessions));
    }
  }

  /** Counts the service over the person-days. */
  public static ServiceCount of(Collection<PersonDay> days, String type) {
    Set<String> persons = new HashSet<>();
    long personTimes = 0;
    long sessions = 0;
    long minutes = 0;
    for (PersonDay day : days) {
      Optional<ServiceTally> tally = day.service(type);
      if (tally.isPresent() && tally.get().count() == 1) {
        persons.add(day.person());
        personTimes++;
        sessions += tally.get().sessions();
        minutes += tally.get().minutes();
      }
    }
    return new ServiceCount(persons.size(), personTimes, sessions, minutes);
  }
}
