package org.rollcall.gateway.attendance;

import java.time.Duration;
import java.util.Set;

/**
 * Hears what the steps do. The silent one does nothing at all, so that explaining costs the hot
 * path no more than an empty call: steps pass what they have at hand and format nothing.
 */
interface Trace {
  Trace SILENT = new Trace() {};

  default void voided(Punch punch, Correction.VoidPunch correction) {}

  default void otherDate(Punch punch) {}

  default void added(Punch punch) {}

  default void addedSession(Correction.AddSession session) {}

  default void merged(Punch previous, Punch next, Duration window) {}

  default void read(Burst burst, DirectionPolicy policy) {}

  default void between(Punch punch) {}

  default void session(Session session) {}

  default void missingCheckOut(Burst in) {}

  default void missingCheckIn(Burst out) {}

  default void tooLong(Burst in, Burst out, Duration max) {}

  default void serviceSideMissing(Burst burst) {}

  default void conflict(Session session, String otherSite) {}

  default void state(DayState state, Presence presence, boolean expected, Policy policy) {}

  default void validity(DayState state, boolean valid, Expectation expectation) {}

  default void flags(Set<DayFlag> flags) {}

  default void serviceTooShort(ServiceSession session, Duration min) {}

  default void serviceOutsidePresence(ServiceSession session) {}

  default void staffRecord(StaffRecord staffRecord) {}

  default void recordWithoutReason(StaffRecord staffRecord) {}

  default void careRecordIgnored(StaffRecord staffRecord) {}

  default void serviceCounted(ServiceTally tally) {}
}
