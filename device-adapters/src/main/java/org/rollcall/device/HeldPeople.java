package org.rollcall.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom a terminal holds, as far as it has said.
 *
 * @param at when its list was complete; empty before
 * @param people by number; empty where the list is not known
 * @param capacity how many people the terminal can hold, where it said so
 * @param counted how many it said that it holds, where it said so
 * @param encoding how names are written to it
 * @param encodingSaid whether the terminal said so itself; else it is an assumption
 */
public record HeldPeople(
    Listing listing,
    Optional<Instant> at,
    List<Person> people,
    OptionalInt capacity,
    OptionalInt counted,
    String encoding,
    boolean encodingSaid) {

  /** How much is known of the list. */
  public enum Listing {
    /** Nobody has asked since the gateway started. */
    UNKNOWN,
    /** The question is on its way. */
    ASKED,
    /** The terminal can't tell. */
    REFUSED,
    /** It was told whole. */
    KNOWN
  }

  /**
   * One of those on the terminal.
   *
   * @param operator whether the person may work the terminal's menu
   */
  public record Person(RosterEntry entry, boolean operator) {}

  public HeldPeople {
    people = List.copyOf(people);
  }
}
