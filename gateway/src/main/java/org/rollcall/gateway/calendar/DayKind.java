package org.rollcall.gateway.calendar;

/** What the working calendar says of a day; exactly one for every day. */
public enum DayKind {
  WORKDAY(true),
  WEEKEND(false),
  /** A day off by notice (休); it may fall on a weekend. */
  HOLIDAY(false),
  /** A working day by notice (班), nearly always on a weekend. */
  MAKEUP_WORKDAY(true);

  private final boolean working;

  DayKind(boolean working) {
    this.working = working;
  }

  public boolean isWorking() {
    return working;
  }
}
