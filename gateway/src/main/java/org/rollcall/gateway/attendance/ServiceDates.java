package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Which service date an instant belongs to. A service date runs from the boundary on the wall clock
 * (04:00) to the boundary of the next day; the dates cover time without gap or overlap in every
 * zone, also where clocks are put forward or back.
 */
public final class ServiceDates {
  private ServiceDates() {}

  public static LocalDate of(Instant at, ZoneId zone, LocalTime boundary) {
    LocalDate date =
        LocalDateTime.ofInstant(at, zone).minusNanos(boundary.toNanoOfDay()).toLocalDate();
    // Clocks put back over the boundary show it twice: only its first showing starts the date.
    return at.isBefore(start(date.plusDays(1), zone, boundary)) ? date : date.plusDays(1);
  }

  /** All instants of the date. */
  public static InstantRange range(LocalDate date, ZoneId zone, LocalTime boundary) {
    return new InstantRange(start(date, zone, boundary), start(date.plusDays(1), zone, boundary));
  }

  /**
   * The instant of a local time on the service date; a time before the boundary is past midnight.
   */
  public static Instant at(LocalDate date, LocalTime time, ZoneId zone, LocalTime boundary) {
    LocalDate day = time.isBefore(boundary) ? date.plusDays(1) : date;
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static Instant start(LocalDate date, ZoneId zone, LocalTime boundary) {
    LocalDateTime wall = date.atTime(boundary);
    ZoneOffsetTransition transition = zone.getRules().getTransition(wall);
    // A wall time that the clocks skip: the date starts when they skip it.
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : wall.atZone(zone).toInstant();
  }
}
