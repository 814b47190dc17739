package org.rollcall.gateway.calendar;

/** A table of listed days that cannot be read; the message names the line and what is wrong. */
public final class CalendarFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  CalendarFormatException(int line, String problem) {
    super("working calendar, line " + line + ": " + problem);
  }

  private CalendarFormatException(String place, CalendarFormatException cause) {
    super(place + ": " + cause.getMessage(), cause);
  }

  /** The same, with the name of the file. */
  CalendarFormatException in(String file) {
    return new CalendarFormatException(file, this);
  }
}
