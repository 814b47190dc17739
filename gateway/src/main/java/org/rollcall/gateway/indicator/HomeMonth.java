package org.rollcall.gateway.indicator;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * All that the figures of one home and month are made of, live or as it was locked. Two of them are
 * equal exactly when every figure is.
 *
 * @param openDays the days the home was open, as a mask (bit 0 = first day)
 * @param reportedDays the days on which any terminal of the home reported a check-in, as a mask
 * @param people everybody who was enrolled, came, or was given a service; in order of person
 */
public record HomeMonth(
    String home, YearMonth month, int openDays, int reportedDays, List<PersonMonth> people) {
  public HomeMonth {
    people = people.stream().sorted(Comparator.comparing(PersonMonth::person)).toList();
  }
}
