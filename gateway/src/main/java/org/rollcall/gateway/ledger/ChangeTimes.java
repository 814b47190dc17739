package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers when homes' months changed, for readers who ask only for what is new. What it does not
 * remember counts as changed: they are given too much, never too little. Safe from any thread.
 */
public final class ChangeTimes {
  /** As many homes' months are remembered: those of a province for three years and more. */
  private static final int REMEMBERED_MAX = 60_000;

  private final Map<String, TreeMap<YearMonth, Instant>> homes = new HashMap<>();
  private int remembered;
  private Instant unknownBefore;

  /** Nothing is known of before {@code start}. */
  public ChangeTimes(Instant start) {
    this.unknownBefore = start;
  }

  /** Homes changed, from these dates on; or everything did. */
  public synchronized void changed(
      Instant at, Map<String, LocalDate> firstChanges, boolean everything) {
    if (everything || remembered > REMEMBERED_MAX) {
      homes.clear();
      remembered = 0;
      unknownBefore = at;
    }
    firstChanges.forEach(
        (home, date) -> {
          TreeMap<YearMonth, Instant> months = homes.computeIfAbsent(home, key -> new TreeMap<>());
          YearMonth month = YearMonth.from(date.minusDays(1));
          remembered += months.put(month, at) == null ? 1 : 0;
        });
  }

  /** Whether months up to the last one can have changed at any of the homes. */
  public synchronized boolean changedSince(Instant since, Iterable<String> of, YearMonth last) {
    if (since.isBefore(unknownBefore)) {
      return true;
    }
    for (String home : of) {
      TreeMap<YearMonth, Instant> months = homes.get(home);
      if (months != null
          && months.headMap(last, true).values().stream().anyMatch(at -> !at.isBefore(since))) {
        return true;
      }
    }
    return false;
  }
}
