package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.rollcall.gateway.registry.ConsentGiver;

/** Writes what people agreed to. Runs in the caller's transaction. */
public final class ConsentRows {
  private ConsentRows() {}

  /** A consent as it was given. */
  public static void give(Connection writer, StoredConsent consent) throws SQLException {
    try (PreparedStatement insert =
        writer.prepareStatement(
            """
            INSERT INTO consent
              (position, person, purpose, given_by, evidence, from_day, author, recorded_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, consent.position());
      insert.setString(2, consent.person());
      insert.setString(3, consent.purpose());
      insert.setString(4, consent.by().code());
      insert.setString(5, consent.evidence());
      insert.setLong(6, consent.from().toEpochDay());
      insert.setString(7, consent.author());
      insert.setLong(8, consent.recordedAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** Ends a consent; what has ended, or was never given, stays as it is. */
  public static void withdraw(
      Connection writer,
      long position,
      ConsentGiver by,
      LocalDate from,
      String reason,
      String author,
      Instant recordedAt)
      throws SQLException {
    try (PreparedStatement update =
        writer.prepareStatement(
            """
            UPDATE consent
            SET to_day = ?, withdrawn_by = ?, withdrawal_reason = ?, withdrawal_author = ?,
                withdrawal_ms = ?
            WHERE position = ? AND to_day IS NULL
            """)) {
      update.setLong(1, from.toEpochDay());
      update.setString(2, by.code());
      update.setString(3, reason);
      update.setString(4, author);
      update.setLong(5, recordedAt.toEpochMilli());
      update.setLong(6, position);
      update.executeUpdate();
    }
  }
}
