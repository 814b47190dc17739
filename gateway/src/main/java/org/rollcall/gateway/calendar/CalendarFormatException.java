package org.rollcall.gateway.calendar;

/** A calendar table that cannot be read; the message names the line, the first one being 1. */
public final class CalendarFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  CalendarFormatException(int line, String problem) {
    super("working calendar, line " + line + ": " + problem);
  }
}
