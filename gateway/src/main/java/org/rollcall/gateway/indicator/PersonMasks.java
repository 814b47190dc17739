package org.rollcall.gateway.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.ServiceTally;

/**
 * A person's month at one home, small enough to keep a province of them in memory: each question of
 * a day is a mask (bit 0 = first day), so that a figure of any window is a count of bits.
 */
public final class PersonMasks {
  private static final short[] NO_MINUTES = new short[0];

  private final String person;
  private final int enrolled;
  private final int expected;
  private final int excused;
  private final int resident;
  private final int valid;
  private final int full;
  private final int half;
  private final int manual;
  private final Map<String, Integer> services;
  private final short[] minutes;

  private PersonMasks(PersonMonth month) {
    int validDays = 0;
    int fullDays = 0;
    int halfDays = 0;
    int manualDays = 0;
    Map<String, Integer> served = new HashMap<>();
    short[] creditable = month.days().isEmpty() ? NO_MINUTES : new short[Integer.SIZE - 1];
    for (DayLine line : month.days()) {
      int bit = 1 << (line.day() - 1);
      validDays |= line.valid() ? bit : 0;
      fullDays |= line.state() == DayState.FULL_DAY ? bit : 0;
      halfDays |= line.state() == DayState.HALF_DAY ? bit : 0;
      manualDays |= line.manual() ? bit : 0;
      creditable[line.day() - 1] = (short) line.creditableMinutes();
      for (ServiceTally tally : line.services()) {
        served.merge(tally.type(), tally.count() > 0 ? bit : 0, (one, other) -> one | other);
      }
    }
    if (month.residentDays() != 0) {
      served.merge(ServiceTally.CARE, month.residentDays(), (one, other) -> one | other);
    }
    person = month.person();
    enrolled = month.enrolledDays();
    expected = month.expectedDays();
    excused = month.excusedDays();
    resident = month.residentDays();
    valid = validDays;
    full = fullDays;
    half = halfDays;
    manual = manualDays;
    services = Map.copyOf(served);
    minutes = creditable;
  }

  public static PersonMasks of(PersonMonth month) {
    return new PersonMasks(month);
  }

  public String person() {
    return person;
  }

  int enrolled() {
    return enrolled;
  }

  int expected() {
    return expected;
  }

  int excused() {
    return excused;
  }

  int resident() {
    return resident;
  }

  int full() {
    return full;
  }

  int half() {
    return half;
  }

  int manual() {
    return manual;
  }

  int valid() {
    return valid;
  }

  /** Days with a valid attendance or a census. */
  int came() {
    return valid | resident;
  }

  /** Days with the service; a resident day is life care whoever was at a terminal. */
  int served(String service) {
    return services.getOrDefault(service, 0);
  }

  /** The services of any day of the window. */
  List<String> servicesIn(int window) {
    return services.entrySet().stream()
        .filter(entry -> (entry.getValue() & window) != 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Creditable minutes of the days of a window. */
  long minutes(int window) {
    long sum = 0;
    for (int day = 0; day < minutes.length; day++) {
      sum += (window >>> day & 1) == 1 ? minutes[day] : 0;
    }
    return sum;
  }
}
