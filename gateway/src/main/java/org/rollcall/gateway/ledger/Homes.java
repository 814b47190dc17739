package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.rollcall.gateway.attendance.Expectation;
import org.rollcall.gateway.attendance.ExpectedDays;
import org.rollcall.gateway.attendance.InstantRange;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.attendance.ServiceDates;
import org.rollcall.gateway.attendance.WeeklyPlan;
import org.rollcall.gateway.calendar.DayKind;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.registry.CareMode;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Registry;

/**
 * What the registry, the calendar and the policy say of a home on a date: open or not, who is
 * expected, where a service date starts. A value; cheap to make for each registry.
 */
public record Homes(Registry registry, WorkingCalendar calendar, Policy policy) {

  public ZoneId zone(String home) {
    return registry.zone(home);
  }

  /** Whether the home is open: as it declared, else as the national calendar says. */
  public boolean open(String home, LocalDate date) {
    Optional<OrgUnit> unit = registry.orgUnit(home);
    return unit.isPresent()
        && unit.get().validity().contains(date)
        && registry.declaredOpen(home, date).orElseGet(() -> calendar.isWorkingDay(date));
  }

  /** What was agreed for the person at the home on the date. */
  public Expectation expectation(String person, String home, LocalDate date) {
    Optional<Enrolment> enrolment = registry.enrolment(person, home, date);
    if (enrolment.isEmpty()) {
      return Expectation.NONE;
    }
    return new Expectation(
        true,
        open(home, date),
        planned(enrolment.get(), date),
        enrolment.get().start(),
        enrolment.get().end());
  }

  /** Whether the date is in the weekly plan, make-up workdays included. */
  public boolean planned(Enrolment enrolment, LocalDate date) {
    return WeeklyPlan.parse(enrolment.weeklyPlan())
        .includes(date, calendar.kind(date) == DayKind.MAKEUP_WORKDAY);
  }

  /** The days of a month on which a home is open, as a mask (bit 0 = first day). */
  public int openDays(String home, YearMonth month) {
    int mask = 0;
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      if (open(home, month.atDay(day))) {
        mask |= 1 << (day - 1);
      }
    }
    return mask;
  }

  /** The days of a month on which the enrolment makes the person expected, given the open days. */
  public int expectedDays(Enrolment enrolment, YearMonth month, int openDays) {
    Optional<LocalDate> from = enrolment.days().from();
    int enrolled = ExpectedDays.enrolled(month, from.orElse(LocalDate.MIN), enrolment.days().to());
    return ExpectedDays.expected(
        month,
        enrolled,
        WeeklyPlan.parse(enrolment.weeklyPlan()),
        openDays,
        calendar.makeupDays(month));
  }

  /** The service date of an instant at a home. */
  public LocalDate serviceDate(String home, Instant at) {
    return ServiceDates.of(at, zone(home), boundary(home));
  }

  /** The instants of a service date at a home. */
  public InstantRange instants(String home, LocalDate date) {
    return ServiceDates.range(date, zone(home), boundary(home));
  }

  /**
   * The policy by which a home's days are judged: day care turns the date at 04:00, residential
   * care at midnight.
   */
  public Policy policyOf(String home) {
    return isResidential(home) ? policy.withDayBoundary(LocalTime.MIDNIGHT) : policy;
  }

  private LocalTime boundary(String home) {
    return isResidential(home) ? LocalTime.MIDNIGHT : policy.dayBoundary();
  }

  private boolean isResidential(String home) {
    return registry
        .orgUnit(home)
        .flatMap(OrgUnit::mode)
        .filter(CareMode.RESIDENTIAL::equals)
        .isPresent();
  }
}
