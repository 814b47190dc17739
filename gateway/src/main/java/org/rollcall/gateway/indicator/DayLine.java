package org.rollcall.gateway.indicator;

import java.util.Comparator;
import java.util.List;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.ServiceTally;

/**
 * One person-day as figures use it.
 *
 * @param day of the month, from 1
 * @param credit half-days
 * @param creditableMinutes none while a conflict is unresolved
 * @param manual whether a correction or a staff record had a part in it
 * @param services that counted, in order of their type
 */
public record DayLine(
    int day,
    DayState state,
    int credit,
    int creditableMinutes,
    boolean valid,
    boolean manual,
    List<ServiceTally> services) {
  public DayLine {
    if (day < 1 || day > 31) {
      throw new IllegalArgumentException("a month has no day " + day);
    }
    services = services.stream().sorted(Comparator.comparing(ServiceTally::type)).toList();
  }
}
