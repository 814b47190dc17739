package org.rollcall.gateway.projection;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Persons' dates whose facts changed and that the rules must judge anew. Collected over a batch, so
 * that a day with many punches is judged once.
 */
final class DirtyDays {
  private final Map<PersonDate, Set<String>> homes = new LinkedHashMap<>();
  private Optional<LocalDate> watched = Optional.empty();
  private boolean inWatched;

  /** A person (symbol) and a service date. */
  record PersonDate(int person, LocalDate date) {}

  /**
   * Asks to be told of marks up to and with a month and the first day after it, on which a resident
   * may come back; what was marked before is not told of.
   */
  void watch(Optional<YearMonth> latest) {
    watched = latest.map(month -> month.plusMonths(1).atDay(1));
    inWatched = false;
  }

  /** Whether a date of the watched months was marked since the last clearing. */
  boolean touchesWatched() {
    return inWatched;
  }

  /** Marks a date of a person, for facts at a home. */
  void mark(int person, LocalDate date, String home) {
    inWatched = inWatched || (watched.isPresent() && !date.isAfter(watched.get()));
    homes.computeIfAbsent(new PersonDate(person, date), key -> new TreeSet<>()).add(home);
  }

  /** The marked dates, each with the homes whose facts changed. */
  Map<PersonDate, Set<String>> all() {
    return homes;
  }

  int size() {
    return homes.size();
  }

  void clear() {
    homes.clear();
    inWatched = false;
  }
}
