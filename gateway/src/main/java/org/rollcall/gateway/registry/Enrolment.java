package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person belongs to a home for some time.
 *
 * @param weeklyPlan the planned weekdays, ascending digits 1 (Monday) to 7, for instance {@code
 *     12345}
 * @param start when the person's day should begin; empty where nobody expects a time
 * @param end when it should end, after the start
 */
public record Enrolment(
    String person,
    String home,
    Validity validity,
    CareMode mode,
    String weeklyPlan,
    Optional<LocalTime> start,
    Optional<LocalTime> end)
    implements Dated {

  private static final Pattern PLAN = Pattern.compile("(?=.)1?2?3?4?5?6?7?");

  public Enrolment {
    if (validity.from().isEmpty()) {
      throw new IllegalArgumentException("an enrolment has a first day");
    }
    if (validity.isEmpty() && mode == CareMode.DAY) {
      throw new IllegalArgumentException("only a residential stay can end on its first day");
    }
    if (!PLAN.matcher(weeklyPlan).matches()) {
      throw new IllegalArgumentException("not a weekly plan: " + weeklyPlan);
    }
    if (start.isPresent() != end.isPresent()) {
      throw new IllegalArgumentException("start and end come together");
    }
  }

  static Enrolment of(Row row) {
    return new Enrolment(
        row.text("person_id"),
        row.text("home"),
        row.validity(),
        row.term("mode", CareMode.values()),
        row.text("weekly_plan"),
        row.time("start"),
        row.time("end"));
  }

  /**
   * As imported, except that a stay admitted and discharged on one day covers that day: the census
   * counts it (domain, case Y2).
   */
  @Override
  public Validity days() {
    if (!validity.isEmpty()) {
      return validity;
    }
    return new Validity(validity.from(), validity.from().map(day -> day.plusDays(1)));
  }

  /** Whether the weekly plan names the weekday of the date. */
  public boolean plans(LocalDate date) {
    return weeklyPlan.indexOf('0' + date.getDayOfWeek().getValue()) >= 0;
  }

  @Override
  public String label() {
    return person + " at " + home;
  }
}
