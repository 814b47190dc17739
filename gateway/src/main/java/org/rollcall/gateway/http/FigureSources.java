package org.rollcall.gateway.http;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.ledger.ChangeTimes;
import org.rollcall.gateway.ledger.LiveMonths;
import org.rollcall.gateway.ledger.Profiles;
import org.rollcall.gateway.projection.Change;
import org.rollcall.gateway.projection.LedgerChanges;

/** What figures are made with beside the ledger. */
public record FigureSources(
    Catalogue catalogue, Profiles profiles, LiveMonths months, ChangeTimes changes, Clock clock) {

  /** Takes what a batch of the ledger changed; quick, on the projection's thread. */
  public void follow(LedgerChanges batch) {
    Map<String, LocalDate> first = new HashMap<>();
    for (Change change : batch.days()) {
      first.merge(change.home(), change.date(), (one, other) -> one.isBefore(other) ? one : other);
    }
    months.changed(batch.position(), first, batch.registryChanged());
    changes.changed(clock.instant(), first, batch.registryChanged());
  }
}
