package org.rollcall.device;

/**
 * What the ledger made of the check-ins of a stored delivery.
 *
 * @param stored new check-ins, counted or waiting for their badge to be known
 * @param duplicates known already
 * @param quarantined kept aside: wrong clock, stale, unreadable
 * @param settled false where the ledger had not yet reached the delivery: then {@code stored}
 *     counts every check-in that the journal holds and the other two are 0
 */
public record Outcome(int stored, int duplicates, int quarantined, boolean settled) {}
