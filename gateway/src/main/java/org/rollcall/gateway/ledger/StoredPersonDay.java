package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.attendance.DayFlag;
import org.rollcall.gateway.attendance.DayState;

/**
 * A row of {@code person_day}: what the rules made of one person at one home on one service date.
 * Only days with something to say have a row; an expected day without punch or leave is absent and
 * follows from the registry.
 *
 * @param credit half-days
 * @param firstIn the first time in, empty where there was none
 * @param lastOut the last time out, empty while the person is in
 */
public record StoredPersonDay(
    String home,
    LocalDate date,
    String person,
    boolean expected,
    DayState state,
    int credit,
    int minutes,
    boolean valid,
    Set<DayFlag> flags,
    Optional<Instant> firstIn,
    Optional<Instant> lastOut) {
  public StoredPersonDay {
    flags = Set.copyOf(flags);
  }
}
