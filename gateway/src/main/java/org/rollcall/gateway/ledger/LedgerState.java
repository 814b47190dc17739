package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The single rows of the ledger: how far it is, and the policy in force. SQL on any connection. */
public final class LedgerState {
  private static final String NAME = "ledger";

  private LedgerState() {}

  /**
   * How far the ledger has followed the journal.
   *
   * @param position the last journal entry whose effects are in
   * @param asOf when the journal recorded it
   */
  public record Cursor(long position, Instant asOf) {}

  public static Cursor cursor(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT position, as_of_ms FROM cursor WHERE name = ?")) {
      query.setString(1, NAME);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Cursor(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)))
            : new Cursor(0, Instant.EPOCH);
      }
    }
  }

  public static void put(Connection writer, Cursor cursor) throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            "INSERT OR REPLACE INTO cursor (name, position, as_of_ms) VALUES (?, ?, ?)")) {
      put.setString(1, NAME);
      put.setLong(2, cursor.position());
      put.setLong(3, cursor.asOf().toEpochMilli());
      put.executeUpdate();
    }
  }

  /** The payload of the last policy fact; empty before the first. */
  public static Optional<byte[]> policy(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT payload FROM policy WHERE id = 1");
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
    }
  }

  public static void putPolicy(Connection writer, byte[] payload) throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement("UPDATE policy SET payload = ? WHERE id = 1")) {
      put.setBytes(1, payload);
      put.executeUpdate();
    }
  }

  /** The version of the calendar by which the stored days were judged; empty in a new ledger. */
  public static Optional<String> calendar(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT calendar FROM policy WHERE id = 1");
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  public static void putCalendar(Connection writer, String version) throws SQLException {
    try (PreparedStatement put =
        writer.prepareStatement(
            """
            INSERT INTO policy (id, calendar) VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET calendar = excluded.calendar
            """)) {
      put.setString(1, version);
      put.executeUpdate();
    }
  }

  /** A day of a person that has a row. */
  public record DayKey(int home, int person, long epochDay) {}

  /** The rows of person-days, of all or narrowed by person, home and range of days. */
  public static List<DayKey> days(
      Connection connection, Optional<Integer> person, Optional<Integer> home, long from, long to)
      throws SQLException {
    String sql =
        "SELECT home, person, day FROM person_day WHERE day >= ? AND day < ?"
            + (person.isPresent() ? " AND person = ?" : "")
            + (home.isPresent() ? " AND home = ?" : "")
            + " ORDER BY home, day, person";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, from);
      query.setLong(2, to);
      int next = 3;
      if (person.isPresent()) {
        query.setInt(next++, person.get());
      }
      if (home.isPresent()) {
        query.setInt(next, home.get());
      }
      try (ResultSet rows = query.executeQuery()) {
        List<DayKey> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(new DayKey(rows.getInt(1), rows.getInt(2), rows.getLong(3)));
        }
        return keys;
      }
    }
  }
}
