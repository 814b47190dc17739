package org.rollcall.gateway.attendance;

/** The table of day states; the first row that matches is the state. */
final class StateTable {
  private StateTable() {}

  static DayState state(
      boolean conflict, Presence presence, boolean onLeave, boolean expected, Policy policy) {
    int minutes = presence.minutes();
    if (conflict) {
      return DayState.CONFLICT;
    }
    if (minutes >= policy.fullDayMinutes()) {
      return DayState.FULL_DAY;
    }
    if (minutes >= policy.halfDayMinutes()) {
      return DayState.HALF_DAY;
    }
    if (presence.lacksSide()) {
      return DayState.INCOMPLETE;
    }
    if (!presence.isEmpty()) {
      return DayState.PRESENT_SHORT;
    }
    if (onLeave) {
      return DayState.EXCUSED;
    }
    return expected ? DayState.ABSENT : DayState.NOT_EXPECTED;
  }
}
