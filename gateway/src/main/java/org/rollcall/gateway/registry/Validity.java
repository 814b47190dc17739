package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The civil dates for which a fact holds: half-open [from, to), either side open-ended.
 *
 * @param from the first day, empty when it holds from the beginning
 * @param to the first day after, empty when no end is known
 */
public record Validity(Optional<LocalDate> from, Optional<LocalDate> to) {

  public Validity {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new IllegalArgumentException("ends " + to.get() + " before it starts " + from.get());
    }
  }

  public boolean contains(LocalDate date) {
    return from.map(first -> !date.isBefore(first)).orElse(true)
        && to.map(date::isBefore).orElse(true);
  }

  /** Whether no date is in it: from and to are the same day. */
  public boolean isEmpty() {
    return from.isPresent() && from.equals(to);
  }

  /** As a person reads it: {@code from 2021-01-01 to 2022-01-01}. */
  @Override
  public String toString() {
    String start = from.map(date -> "from " + date).orElse("from the beginning");
    return start + to.map(date -> " to " + date).orElse("");
  }
}
