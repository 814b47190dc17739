package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.registry.ConsentGiver;

/** Reads what people agreed to. */
public final class Consents {
  private Consents() {}

  /** All consents of a person, oldest first, those that were taken back too. */
  public static List<StoredConsent> ofPerson(Connection connection, String person)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM consent WHERE person = ? ORDER BY position")) {
      query.setString(1, person);
      return consents(query);
    }
  }

  public static Optional<StoredConsent> find(Connection connection, long position)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM consent WHERE position = ?")) {
      query.setLong(1, position);
      return consents(query).stream().findFirst();
    }
  }

  /** Who agrees to a purpose on a date. */
  public static Set<String> personsAgreeing(Connection connection, String purpose, LocalDate date)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT DISTINCT person FROM consent
            WHERE purpose = ?1 AND from_day <= ?2 AND (to_day IS NULL OR to_day > ?2)
            """)) {
      query.setString(1, purpose);
      query.setLong(2, date.toEpochDay());
      try (ResultSet rows = query.executeQuery()) {
        Set<String> persons = new HashSet<>();
        while (rows.next()) {
          persons.add(rows.getString(1));
        }
        return persons;
      }
    }
  }

  private static List<StoredConsent> consents(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      List<StoredConsent> consents = new ArrayList<>();
      while (rows.next()) {
        consents.add(consent(rows));
      }
      return consents;
    }
  }

  private static StoredConsent consent(ResultSet row) throws SQLException {
    return new StoredConsent(
        row.getLong("position"),
        row.getString("person"),
        row.getString("purpose"),
        giver(row.getString("given_by")),
        row.getString("evidence"),
        LocalDate.ofEpochDay(row.getLong("from_day")),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("recorded_ms")),
        withdrawal(row));
  }

  private static Optional<StoredConsent.Withdrawal> withdrawal(ResultSet row) throws SQLException {
    long day = row.getLong("to_day");
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredConsent.Withdrawal(
            giver(row.getString("withdrawn_by")),
            LocalDate.ofEpochDay(day),
            row.getString("withdrawal_reason"),
            row.getString("withdrawal_author"),
            Instant.ofEpochMilli(row.getLong("withdrawal_ms"))));
  }

  private static ConsentGiver giver(String code) {
    return ConsentGiver.find(code)
        .orElseThrow(() -> new IllegalStateException("a consent by \"" + code + "\""));
  }
}
