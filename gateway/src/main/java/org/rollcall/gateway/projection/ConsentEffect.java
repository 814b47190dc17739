package org.rollcall.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.ConsentRows;
import org.rollcall.gateway.ledger.StoredConsent;

/** Applies consents and their withdrawals. No day depends on them. */
final class ConsentEffect {
  private ConsentEffect() {}

  static void given(Connection writer, JournalEntry entry, Fact.ConsentGiven fact)
      throws SQLException {
    ConsentRows.give(
        writer,
        new StoredConsent(
            entry.position(),
            fact.person(),
            fact.purpose(),
            fact.by(),
            fact.evidence(),
            fact.from(),
            fact.author(),
            entry.recordedAt(),
            Optional.empty()));
  }

  static void withdrawn(Connection writer, JournalEntry entry, Fact.ConsentWithdrawn fact)
      throws SQLException {
    ConsentRows.withdraw(
        writer,
        fact.position(),
        fact.by(),
        fact.from(),
        fact.reason(),
        fact.author(),
        entry.recordedAt());
  }
}
