package org.rollcall.gateway.ledger;

import java.util.Optional;
import java.util.TreeSet;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.indicator.MonthEdition;

/** Sums up of which editions a figure is made: the least advanced decides. */
final class Editions {
  private final TreeSet<String> rules = new TreeSet<>();
  private final TreeSet<String> calendars = new TreeSet<>();
  private Optional<MonthStatus> status = Optional.empty();
  private Optional<Integer> revision = Optional.empty();

  void add(CountedMonth month) {
    rules.add(month.ruleVersion());
    calendars.add(month.calendarVersion());
    least(month.status(), month.revision());
  }

  /** A month of which no day has begun. */
  void addFuture() {
    least(MonthStatus.OPEN, MonthEdition.LIVE);
  }

  private void least(MonthStatus other, int otherRevision) {
    status = Optional.of(status.filter(known -> known.compareTo(other) <= 0).orElse(other));
    revision = Optional.of(Math.min(revision.orElse(otherRevision), otherRevision));
  }

  MonthStatus status(MonthStatus withoutAny) {
    return status.orElse(withoutAny);
  }

  int revision() {
    return revision.orElse(MonthEdition.LIVE);
  }

  String rules(String withoutAny) {
    return rules.isEmpty() ? withoutAny : String.join(",", rules);
  }

  String calendars(String withoutAny) {
    return calendars.isEmpty() ? withoutAny : String.join(",", calendars);
  }
}
