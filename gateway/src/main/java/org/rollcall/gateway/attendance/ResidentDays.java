package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Resident days: calendar days on which the resident is there at the census at 24:00. Admission and
 * discharge on the same day make one resident day all the same. Each yields one CARE.
 */
public final class ResidentDays {
  /** The longest interval looked at in one call. */
  public static final int DAYS_MAX = 40_000;

  private ResidentDays() {}

  /**
   * The resident days of one person's stays from {@code from} (included) to {@code to} (excluded).
   */
  public static SortedSet<LocalDate> between(
      List<Stay> stays, LocalDate from, LocalDate to, ZoneId zone) {
    if (to.toEpochDay() - from.toEpochDay() > DAYS_MAX) {
      throw new IllegalArgumentException("more than " + DAYS_MAX + " days: " + from + " to " + to);
    }
    SortedSet<LocalDate> days = new TreeSet<>();
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      if (isResident(stays, day, zone)) {
        days.add(day);
      }
    }
    return Collections.unmodifiableSortedSet(days);
  }

  public static boolean isResident(List<Stay> stays, LocalDate day, ZoneId zone) {
    Instant census = day.plusDays(1).atStartOfDay(zone).toInstant();
    for (Stay stay : stays) {
      if (stay.isCountedAt(census) || isAllOn(stay, day, zone)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAllOn(Stay stay, LocalDate day, ZoneId zone) {
    return stay.discharged().map(out -> isOn(out, day, zone)).orElse(false)
        && isOn(stay.admitted(), day, zone);
  }

  private static boolean isOn(Instant at, LocalDate day, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).equals(day);
  }
}
