package org.rollcall.gateway.projection;

import java.util.Set;

/**
 * What one transaction of the ledger changed, up to which journal position.
 *
 * @param registryChanged whether people, enrolments, devices or the like changed, or a terminal
 *     fell silent or came back: any day may look different now
 */
public record LedgerChanges(long position, Set<Change> days, boolean registryChanged) {
  public LedgerChanges {
    days = Set.copyOf(days);
  }
}
