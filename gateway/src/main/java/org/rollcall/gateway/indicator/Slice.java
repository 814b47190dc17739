package org.rollcall.gateway.indicator;

/**
 * The part of a home's month that counts for a unit and a period. A day under way has no absence
 * yet, so what is expected is counted up to yesterday; who came has come.
 *
 * @param closed days that are over, as a mask
 * @param begun the same with today
 */
public record Slice(MonthMasks month, int closed, int begun) {
  public Slice {
    if ((closed & ~begun) != 0) {
      throw new IllegalArgumentException("a day that is over has begun");
    }
  }

  /** Whether anything at all is known of the home's days. */
  public boolean reported() {
    return (month.reportedDays() & begun) != 0
        || month.people().stream()
            .anyMatch(
                person -> (person.came() & begun) != 0 || !person.servicesIn(begun).isEmpty());
  }

  /** The same of one person. */
  Slice of(String person) {
    return new Slice(month.of(person), closed, begun);
  }

  /** The same of one day, as a mask. */
  Slice on(int day) {
    return new Slice(month, closed & day, begun & day);
  }
}
