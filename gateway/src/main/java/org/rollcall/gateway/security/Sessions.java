package org.rollcall.gateway.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is signed in on the pages. The cookie holds a secret, the store its digest. A session ends
 * when nobody used it for a while, when it is old, at sign-out, with the account's password, and
 * when the account is disabled. All calls block.
 */
public final class Sessions {
  /** Sessions of one account at once; the one unused for longest ends for another. */
  private static final int OF_ACCOUNT_MAX = 20;

  /** A use is noted no more often than that: a board that is open asks every second. */
  private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

  private final SecurityDatabase database;
  private final Clock clock;
  private final Duration idle;
  private final Duration longest;

  /**
   * @param idle how long a session lasts unused
   * @param longest how long it lasts at all
   */
  public Sessions(SecurityDatabase database, Clock clock, Duration idle, Duration longest) {
    this.database = database;
    this.clock = clock;
    this.idle = idle;
    this.longest = longest;
  }

  /** A session that holds. */
  public record Session(String secret, Principal principal) {
    /**
     * What every changing call has to repeat in a header. It follows from the secret, so another
     * site can't know it, and there is nothing more to keep.
     */
    public String csrfToken() {
      return Secrets.digest("csrf of " + secret);
    }

    public boolean admits(String csrfToken) {
      return Secrets.same(csrfToken(), csrfToken);
    }

    @Override
    public String toString() {
      return "Session[" + principal + "]";
    }
  }

  /** Begins a session with a new secret, whatever the browser held before. */
  Session begin(Principal principal) {
    String secret = Secrets.next();
    long now = clock.millis();
    database.write(
        connection -> {
          SecurityDatabase.change(
              connection,
              "DELETE FROM session WHERE seen_at <= ? OR created_at <= ?",
              now - idle.toMillis(),
              now - longest.toMillis());
          SecurityDatabase.change(
              connection,
              """
              DELETE FROM session WHERE digest IN (
                SELECT digest FROM session WHERE account = ? ORDER BY seen_at DESC LIMIT -1 OFFSET ?)
              """,
              principal.name(),
              OF_ACCOUNT_MAX - 1);
          return SecurityDatabase.change(
              connection,
              "INSERT INTO session (digest, account, created_at, seen_at) VALUES (?, ?, ?, ?)",
              Secrets.digest(secret),
              principal.name(),
              now,
              now);
        });
    return new Session(secret, principal);
  }

  /** The session of a cookie, if it holds now. */
  public Optional<Session> find(String secret) {
    long now = clock.millis();
    String digest = Secrets.digest(secret);
    Optional<Seen> seen =
        database.find(
            """
            SELECT name, role, units, seen_at FROM session JOIN account ON name = account
            WHERE digest = ? AND disabled_at IS NULL AND seen_at > ? AND session.created_at > ?
            """,
            row -> new Seen(Accounts.principal(row), row.getLong("seen_at")),
            digest,
            now - idle.toMillis(),
            now - longest.toMillis());
    if (seen.isPresent() && seen.get().atMs() + NOTE_EVERY.toMillis() <= now) {
      database.change("UPDATE session SET seen_at = ? WHERE digest = ?", now, digest);
    }
    return seen.map(found -> new Session(secret, found.principal()));
  }

  public void end(String secret) {
    database.change("DELETE FROM session WHERE digest = ?", Secrets.digest(secret));
  }

  private record Seen(Principal principal, long atMs) {}
}
