package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.gateway.registry.ConsentGiver;

/**
 * What a person agreed to, as the ledger has it.
 *
 * @param position the journal entry, which is its identity
 * @param withdrawal empty while nobody took it back
 */
public record StoredConsent(
    long position,
    String person,
    String purpose,
    ConsentGiver by,
    String evidence,
    LocalDate from,
    String author,
    Instant recordedAt,
    Optional<Withdrawal> withdrawal) {

  /**
   * Taking it back.
   *
   * @param from the first day it no longer holds
   */
  public record Withdrawal(
      ConsentGiver by, LocalDate from, String reason, String author, Instant recordedAt) {}

  /** Whether it holds on a date. */
  public boolean holdsOn(LocalDate date) {
    return !date.isBefore(from) && withdrawal.map(end -> date.isBefore(end.from())).orElse(true);
  }
}
