package org.rollcall.gateway.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.gateway.indicator.MonthMasks;

/**
 * Keeps live months in memory, so that a province is counted without reading all its rows again.
 * Figures are the same without it. Safe from any thread.
 *
 * <p>A month is kept with the journal position of the snapshot that it was read from, and dropped
 * by any later change of its home. It is given only to snapshots that are no older than it and no
 * newer than what has been told here: whoever reads ahead of that reads the rows. So nobody is ever
 * given a month that differs from the rows of his snapshot.
 */
public final class LiveMonths {
  /** As many people's months are kept; a province has 300,000 in a year, at about 250 bytes. */
  public static final int PERSON_MONTHS_MAX = 320_000;

  private final LinkedHashMap<String, TreeMap<YearMonth, Kept>> homes =
      new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<Place, CountedMonth> locked = new LinkedHashMap<>(16, 0.75f, true);
  private long lockedPersonMonths;
  private final Map<String, Long> changedAt = new HashMap<>();
  private final int personMonthsMax;
  private long allChangedAt;
  private long told;
  private long personMonths;

  /**
   * Nothing kept yet.
   *
   * @param position how far the ledger is
   */
  public LiveMonths(long position) {
    this(position, PERSON_MONTHS_MAX);
  }

  LiveMonths(long position, int personMonthsMax) {
    this.told = position;
    this.personMonthsMax = personMonthsMax;
  }

  private record Place(String home, YearMonth month, int revision) {}

  private record Kept(MonthMasks masks, Homes homes, long position) {}

  /**
   * A transaction of the ledger was committed.
   *
   * @param position the journal position that it reached
   * @param firstChanges the first date that it changed at each home; later days can follow from it,
   *     as when a resident went out and did not come back
   * @param everything whether any month may look different now
   */
  public synchronized void changed(
      long position, Map<String, LocalDate> firstChanges, boolean everything) {
    told = Math.max(told, position);
    if (everything) {
      homes.clear();
      changedAt.clear();
      personMonths = 0;
      allChangedAt = position;
      return;
    }
    firstChanges.forEach(
        (home, date) -> {
          changedAt.put(home, position);
          TreeMap<YearMonth, Kept> months = homes.get(home);
          if (months != null) {
            // Who is back on the stroke of midnight was there the day before.
            drop(months.tailMap(YearMonth.from(date.minusDays(1))).values(), position);
          }
        });
  }

  synchronized Optional<MonthMasks> get(String home, YearMonth month, Homes now, long snapshot) {
    TreeMap<YearMonth, Kept> months = homes.get(home);
    Kept kept = months == null ? null : months.get(month);
    // A registry is equal to itself alone: another one may say anything.
    return kept != null
            && kept.homes().equals(now)
            && kept.position() <= snapshot
            && snapshot <= told
        ? Optional.of(kept.masks())
        : Optional.empty();
  }

  synchronized void put(MonthMasks masks, Homes now, long snapshot) {
    if (snapshot < allChangedAt || snapshot < changedAt.getOrDefault(masks.home(), 0L)) {
      return;
    }
    Kept before =
        homes
            .computeIfAbsent(masks.home(), home -> new TreeMap<>())
            .put(masks.month(), new Kept(masks, now, snapshot));
    personMonths += weight(masks) - (before == null ? 0 : weight(before.masks()));
    Iterator<TreeMap<YearMonth, Kept>> eldest = homes.values().iterator();
    while (personMonths > personMonthsMax && eldest.hasNext()) {
      for (Kept kept : eldest.next().values()) {
        personMonths -= weight(kept.masks());
      }
      eldest.remove();
    }
  }

  /** A locked revision that was read before. */
  synchronized Optional<CountedMonth> locked(String home, YearMonth month, int revision) {
    return Optional.ofNullable(locked.get(new Place(home, month, revision)));
  }

  synchronized void putLocked(CountedMonth month) {
    MonthMasks masks = month.masks();
    if (locked.put(new Place(masks.home(), masks.month(), month.revision()), month) == null) {
      lockedPersonMonths += weight(masks);
    }
    Iterator<CountedMonth> eldest = locked.values().iterator();
    while (lockedPersonMonths > personMonthsMax && eldest.hasNext()) {
      lockedPersonMonths -= weight(eldest.next().masks());
      eldest.remove();
    }
  }

  /** How many people's months are kept. */
  public synchronized long personMonths() {
    return personMonths;
  }

  private void drop(Iterable<Kept> months, long position) {
    for (Iterator<Kept> each = months.iterator(); each.hasNext(); ) {
      Kept kept = each.next();
      if (kept.position() < position) {
        personMonths -= weight(kept.masks());
        each.remove();
      }
    }
  }

  /** An empty month takes room too. */
  private static int weight(MonthMasks masks) {
    return 1 + masks.people().size();
  }
}
