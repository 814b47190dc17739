package org.rollcall.device;

/**
 * A person as a terminal should know them: the number they are recognised by, and the name that it
 * shows.
 */
public record RosterEntry(String number, String name) {
  public RosterEntry {
    if (number.isEmpty() || number.length() > DeviceEvent.CheckIn.NUMBER_MAX_CHARS) {
      throw new IllegalArgumentException("a number on a terminal has 1 to 64 characters");
    }
  }

  /** Without the name: records end up in logs. */
  @Override
  public String toString() {
    return "RosterEntry[" + number + "]";
  }
}
