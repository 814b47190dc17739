package org.rollcall.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.gateway.ledger.MonthSteps;
import org.rollcall.gateway.ledger.MonthSteps.HomeMonthKey;

/**
 * Which homes' months a lock keeps, and the latest revision of each. Belongs to one transaction.
 */
final class LockedMonths {
  private final Map<HomeMonthKey, Integer> revisions;

  private LockedMonths(Map<HomeMonthKey, Integer> revisions) {
    this.revisions = revisions;
  }

  static LockedMonths load(Connection connection) throws SQLException {
    return new LockedMonths(MonthSteps.lockedRevisions(connection));
  }

  void put(HomeMonthKey key, int revision) {
    revisions.put(key, revision);
  }

  boolean isEmpty() {
    return revisions.isEmpty();
  }

  Optional<Integer> revision(HomeMonthKey key) {
    return Optional.ofNullable(revisions.get(key));
  }

  /** The latest month that is locked at any home. */
  Optional<YearMonth> latest() {
    return revisions.keySet().stream().map(HomeMonthKey::month).max(Comparator.naturalOrder());
  }

  List<HomeMonthKey> all() {
    return List.copyOf(revisions.keySet());
  }

  /** The locked months of a home from one on. */
  List<HomeMonthKey> of(int home, YearMonth from) {
    return revisions.keySet().stream()
        .filter(key -> key.home() == home && !key.month().isBefore(from))
        .toList();
  }
}
