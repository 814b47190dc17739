package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One recognition of the person at a terminal of a site.
 *
 * @param id the stored check-in, or the correction that added the punch
 * @param device the terminal, as it is to be named to people
 * @param service the service that the terminal is bound to or that its work code named
 */
public record Punch(
    String id, Instant at, PunchDirection direction, String device, Optional<String> service) {

  /**
   * By time; at the same instant a check-out comes before a check-in, as in {@code [in, out)}. Ids
   * come last: they tell the order of arrival.
   */
  static final Comparator<Punch> IN_ORDER =
      Comparator.comparing(Punch::at)
          .thenComparingInt(punch -> rank(punch.direction()))
          .thenComparing(Punch::device)
          .thenComparing(punch -> punch.service().orElse(""))
          .thenComparing(Punch::id);

  public Punch {
    if (id.isEmpty() || device.isEmpty()) {
      throw new IllegalArgumentException("a punch needs an id and a device: " + id + ", " + device);
    }
  }

  /** Whether both are one event that reached us under two ids. */
  boolean isTwinOf(Punch other) {
    return direction == other.direction && at.equals(other.at) && device.equals(other.device);
  }

  private static int rank(PunchDirection direction) {
    return switch (direction) {
      case OUT -> 0;
      case UNKNOWN -> 1;
      case IN -> 2;
    };
  }
}
