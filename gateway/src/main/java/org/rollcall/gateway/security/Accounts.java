package org.rollcall.gateway.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.security.Made.Reason;

/** The accounts of {@code security.db}. All calls block; those with a password take their time. */
public final class Accounts {
  private static final String COLUMNS =
      "name, role, units, created_at, created_by, password_at, disabled_at";

  private final SecurityDatabase database;
  private final Clock clock;

  public Accounts(SecurityDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes an account; nothing where the name or the password will not do. */
  public Made<Account> create(Principal principal, String password, String author) {
    String name = principal.name();
    Optional<Made<Account>> wrong =
        Names.problem(name)
            .map(problem -> refused(Reason.BAD_NAME, problem))
            .or(() -> wrongPassword(name, password));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String hash = Passwords.hash(password);
    long now = clock.millis();
    return database.write(
        connection -> {
          if (Names.isTaken(connection, name)) {
            return refused(Reason.NAME_TAKEN, "\"" + name + "\" is somebody's already");
          }
          SecurityDatabase.change(
              connection,
              """
              INSERT INTO account
                (name, role, units, password_hash, created_at, created_by, password_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
              name,
              principal.role().code(),
              Names.join(principal.units()),
              hash,
              now,
              author,
              now);
          Instant at = Instant.ofEpochMilli(now);
          return new Made.Done<>(new Account(principal, at, author, at, Optional.empty()));
        });
  }

  /** All accounts by name. */
  public List<Account> list() {
    return database.list("SELECT " + COLUMNS + " FROM account ORDER BY name", Accounts::account);
  }

  public Optional<Account> find(String name) {
    return database.find(
        "SELECT " + COLUMNS + " FROM account WHERE name = ?", Accounts::account, name);
  }

  /** Sets another password, forgets failed sign-ins and ends all sessions of the account. */
  public Made<Account> setPassword(String name, String password) {
    Optional<Made<Account>> wrong = wrongPassword(name, password);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String hash = Passwords.hash(password);
    int changed =
        database.write(
            connection -> {
              SecurityDatabase.change(connection, "DELETE FROM session WHERE account = ?", name);
              SecurityDatabase.change(
                  connection, "DELETE FROM sign_in_failure WHERE digest = ?", Secrets.digest(name));
              return SecurityDatabase.change(
                  connection,
                  "UPDATE account SET password_hash = ?, password_at = ? WHERE name = ?",
                  hash,
                  clock.millis(),
                  name);
            });
    return changed == 0 ? unknown(name) : now(name);
  }

  /** From now on nobody signs in with it, and whoever is signed in is out. */
  public Made<Account> disable(String name) {
    int changed =
        database.write(
            connection -> {
              SecurityDatabase.change(connection, "DELETE FROM session WHERE account = ?", name);
              return SecurityDatabase.change(
                  connection,
                  "UPDATE account SET disabled_at = coalesce(disabled_at, ?) WHERE name = ?",
                  clock.millis(),
                  name);
            });
    return changed == 0 ? unknown(name) : now(name);
  }

  /** Forgets an account with its hash and sessions; what it did stays in journal and access log. */
  public boolean delete(String name) {
    return database.change("DELETE FROM account WHERE name = ?", name) > 0;
  }

  private Made<Account> now(String name) {
    return find(name).<Made<Account>>map(Made.Done::new).orElseGet(() -> unknown(name));
  }

  private static Optional<Made<Account>> wrongPassword(String name, String password) {
    return Passwords.problem(name, password).map(problem -> refused(Reason.BAD_PASSWORD, problem));
  }

  private static Made<Account> unknown(String name) {
    return refused(Reason.UNKNOWN, "there is no account \"" + name + "\"");
  }

  private static Made<Account> refused(Reason reason, String detail) {
    return new Made.Refused<>(reason, detail);
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        principal(row),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("password_at")),
        time(row, "disabled_at"));
  }

  /** Who stands in the columns name, role and units. */
  static Principal principal(ResultSet row) throws SQLException {
    return new Principal(
        row.getString("name"),
        Role.find(row.getString("role")).orElseThrow(),
        Names.split(row.getString("units")));
  }

  static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }
}
