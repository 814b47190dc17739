package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stay in residential care (托养).
 *
 * @param discharged empty while the stay lasts
 * @param away when the resident was not there although admitted
 */
public record Stay(Instant admitted, Optional<Instant> discharged, List<Away> away) {
  public Stay {
    if (discharged.isPresent() && discharged.get().isBefore(admitted)) {
      throw new IllegalArgumentException(
          "a stay ends after it begins: " + admitted + " to " + discharged.get());
    }
    away = List.copyOf(away);
  }

  /**
   * An absence from a stay.
   *
   * @param back empty while the resident is not back
   */
  public record Away(Instant left, Optional<Instant> back) {
    public Away {
      if (back.isPresent() && back.get().isBefore(left)) {
        throw new IllegalArgumentException(
            "who was away comes back later: " + left + " to " + back.get());
      }
    }
  }

  /** Whether the resident is counted by a census at the instant, at which who is back is back. */
  boolean isCountedAt(Instant census) {
    return admitted.isBefore(census)
        && discharged.map(out -> !out.isBefore(census)).orElse(true)
        && away.stream().noneMatch(absence -> isAwayAt(absence, census));
  }

  private static boolean isAwayAt(Away absence, Instant census) {
    return absence.left().isBefore(census)
        && absence.back().map(back -> back.isAfter(census)).orElse(true);
  }
}
