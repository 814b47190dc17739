package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the facts of one person at one site on one date amount to.
 *
 * @param credit half-days: 0, 1 or 2
 * @param minutes of completed presence, also where a conflict keeps them from being credited
 * @param valid a valid attendance day
 * @param firstIn the first check-in; empty where there is none
 * @param lastOut the last check-out; empty where there is none, and while a later check-in is open
 * @param punches every distinct punch in order of time, and what became of it
 * @param sessions completed and open ones in order of time, none overlapping another
 * @param services in order of their type; none without a count
 */
public record PersonDay(
    String person,
    String site,
    LocalDate date,
    boolean expected,
    DayState state,
    int credit,
    int minutes,
    boolean valid,
    Set<DayFlag> flags,
    Optional<Instant> firstIn,
    Optional<Instant> lastOut,
    List<UsedPunch> punches,
    List<Session> sessions,
    List<ServiceTally> services) {
  public PersonDay {
    if (credit != state.credit() || minutes < 0 || (valid && credit == 0)) {
      throw new IllegalArgumentException(
          "not a person-day: %s with credit %d, %d min, valid %b"
              .formatted(state, credit, minutes, valid));
    }
    flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    punches = List.copyOf(punches);
    sessions = List.copyOf(sessions);
    services = List.copyOf(services);
  }

  /**
   * Whether the last that is known of the person is a check-in: on a day under way, present now.
   */
  public boolean isOpen() {
    return firstIn.isPresent() && lastOut.isEmpty();
  }

  /** Minutes that may be credited: none while a conflict is unresolved. */
  public int creditableMinutes() {
    return state == DayState.CONFLICT ? 0 : minutes;
  }

  /** The tally of the service, where it counted. */
  public Optional<ServiceTally> service(String type) {
    return services.stream().filter(tally -> tally.type().equals(type)).findFirst();
  }
}
