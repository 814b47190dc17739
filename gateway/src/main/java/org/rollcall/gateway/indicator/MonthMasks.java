package org.rollcall.gateway.indicator;

import java.time.YearMonth;
import java.util.List;

/**
 * A home's month as masks: what figures are counted from. It says no more than the {@link
 * HomeMonth} that it is made of.
 */
public record MonthMasks(
    String home, YearMonth month, int openDays, int reportedDays, List<PersonMasks> people) {
  public MonthMasks {
    people = List.copyOf(people);
  }

  public static MonthMasks of(HomeMonth month) {
    return new MonthMasks(
        month.home(),
        month.month(),
        month.openDays(),
        month.reportedDays(),
        month.people().stream().map(PersonMasks::of).toList());
  }

  /** The same of one person. */
  MonthMasks of(String person) {
    return new MonthMasks(
        home,
        month,
        openDays,
        reportedDays,
        people.stream().filter(one -> one.person().equals(person)).toList());
  }
}
