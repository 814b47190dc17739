package org.rollcall.gateway.indicator;

import java.util.Comparator;
import java.util.List;

/**
 * A person's month at one home. Days are masks (bit 0 = first day).
 *
 * @param enrolledDays within an enrolment at the home
 * @param expectedDays enrolled, open and in the weekly plan
 * @param excusedDays of the expected days those in the state EXCUSED
 * @param residentDays days of residential care by the census rule
 * @param days those with anything to say, in order; an expected day that is not among them and not
 *     excused is absent
 */
public record PersonMonth(
    String person,
    int enrolledDays,
    int expectedDays,
    int excusedDays,
    int residentDays,
    List<DayLine> days) {
  public PersonMonth {
    if ((expectedDays & ~enrolledDays) != 0) {
      throw new IllegalArgumentException("an expected day is an enrolled one: " + person);
    }
    if ((excusedDays & ~expectedDays) != 0) {
      throw new IllegalArgumentException("an excused day is an expected one: " + person);
    }
    days = days.stream().sorted(Comparator.comparingInt(DayLine::day)).toList();
  }
}
