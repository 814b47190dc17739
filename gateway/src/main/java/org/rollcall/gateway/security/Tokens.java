package org.rollcall.gateway.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.security.Made.Reason;

/** The API tokens of {@code security.db}: only their digests are kept. All calls block. */
public final class Tokens {
  private static final String PREFIX = "rc_";

  private final SecurityDatabase database;
  private final Clock clock;

  public Tokens(SecurityDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A token just made.
   *
   * @param secret what the caller sends from now on; nobody can show it again
   */
  public record Issued(ApiToken token, String secret) {
    @Override
    public String toString() {
      return "Issued[" + token + ", secret=***]";
    }
  }

  public Made<Issued> create(Principal principal, Optional<Instant> expiresAt, String author) {
    String name = principal.name();
    Optional<String> problem = Names.problem(name);
    if (problem.isPresent()) {
      return new Made.Refused<>(Reason.BAD_NAME, problem.get());
    }
    String secret = PREFIX + Secrets.next();
    String id = Secrets.nextId();
    long now = clock.millis();
    return database.write(
        connection -> {
          if (Names.isTaken(connection, name)) {
            return new Made.Refused<>(
                Reason.NAME_TAKEN, "\"" + name + "\" is somebody's already; choose another name");
          }
          SecurityDatabase.change(
              connection,
              """
              INSERT INTO token (id, name, role, units, digest, created_at, created_by, expires_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)
              """,
              id,
              name,
              principal.role().code(),
              Names.join(principal.units()),
              Secrets.digest(secret),
              now,
              author,
              expiresAt.map(Instant::toEpochMilli));
          ApiToken token =
              new ApiToken(
                  id, principal, Instant.ofEpochMilli(now), author, expiresAt, Optional.empty());
          return new Made.Done<>(new Issued(token, secret));
        });
  }

  /** All tokens ever made, by name; revoked ones say when. */
  public List<ApiToken> list() {
    return database.list("SELECT * FROM token ORDER BY name", Tokens::token);
  }

  /** Ends a token from now on; false where there is none of that identifier. */
  public boolean revoke(String id) {
    return database.change(
            "UPDATE token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?",
            clock.millis(),
            id)
        > 0;
  }

  /** Who calls with that secret, if it is valid now. */
  public Optional<Principal> principal(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return database.find(
        """
        SELECT name, role, units FROM token
        WHERE digest = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
        """,
        Accounts::principal,
        Secrets.digest(secret),
        clock.millis());
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getString("id"),
        Accounts.principal(row),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getString("created_by"),
        Accounts.time(row, "expires_at"),
        Accounts.time(row, "revoked_at"));
  }
}
