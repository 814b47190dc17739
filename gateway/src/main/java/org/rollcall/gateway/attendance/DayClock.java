package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The civil time of one service date: which instants it has, and where its local times lie. */
record DayClock(LocalDate date, ZoneId zone, LocalTime boundary) {

  InstantRange range() {
    return ServiceDates.range(date, zone, boundary);
  }

  Instant at(LocalTime time) {
    return ServiceDates.at(date, time, zone, boundary);
  }
}
