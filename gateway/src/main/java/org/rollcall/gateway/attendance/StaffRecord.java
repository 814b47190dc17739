package org.rollcall.gateway.attendance;

import java.time.LocalTime;
import java.util.Optional;

/**
 * A service that a member of staff wrote down (or a group roster says) for the person, site and
 * date. With a reason it counts by itself; without one only where its times lie inside presence.
 *
 * @param service the service code, for instance {@code REHAB}
 * @param start local time; a time before the day boundary is of the next calendar day
 * @param recorder who wrote it down
 */
public record StaffRecord(
    String id,
    String service,
    Optional<LocalTime> start,
    Optional<LocalTime> end,
    String recorder,
    Optional<String> reason) {
  public StaffRecord {
    if (id.isEmpty() || service.isEmpty()) {
      throw new IllegalArgumentException("a staff record needs an id and a service");
    }
    if (reason.isPresent() && reason.get().isBlank()) {
      throw new IllegalArgumentException("a reason is either absent or says something: " + id);
    }
  }
}
