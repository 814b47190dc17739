package org.rollcall.gateway.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in with name and password, and the brakes on guessing. An attempt counts as failed before
 * the password is looked at, so that many at once get no more tries than one after the other.
 *
 * <pre>
 *   attempt ─▶ remote's rate ─▶ name's lock ─▶ counted as failed ─▶ Argon2id ─▶ session, count gone
 *                  └──▶ Slow ◀──────┘                                  └──▶ Failed
 * </pre>
 *
 * <p>A name that nobody has is counted, locked and hashed for like any other. All calls block.
 */
public final class SignIns {
  /** Failures of a name that cost nothing but the answer. */
  static final int FREE_FAILURES = 5;

  static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

  /** Attempts of one remote address in a minute; behind a proxy all people share one. */
  static final int ATTEMPTS_OF_REMOTE_MAX = 60;

  private static final Duration REMOTE_WINDOW = Duration.ofMinutes(1);
  private static final int REMOTES_MAX = 10_000;
  private static final int UNKNOWN_NAMES_MAX = 10_000;
  private static final Duration FAILURES_KEPT = Duration.ofDays(1);

  private final SecurityDatabase database;
  private final Sessions sessions;
  private final Clock clock;
  private final String nobodysHash = Passwords.hash(Secrets.next());
  private final Map<String, Window> remotes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > REMOTES_MAX;
        }
      };

  public SignIns(SecurityDatabase database, Sessions sessions, Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** How an attempt ended. */
  public sealed interface Attempt {
    record SignedIn(Sessions.Session session) implements Attempt {}

    /** Name or password is wrong, or the account disabled: it does not say which. */
    record Failed() implements Attempt {}

    /** Too many attempts; not even looked at. */
    record Slow(Duration remaining) implements Attempt {}
  }

  /** Attempts that are kept, whatever the setting says: who guesses a lot fills no disk. */
  private static final long LOGGED_MAX = 2_000_000;

  public Attempt attempt(String name, String password, String remote) {
    Attempt attempt = judge(name, password, remote);
    if (!(attempt instanceof Attempt.Slow)) {
      log(name, remote, attempt instanceof Attempt.SignedIn ? "signed-in" : "failed");
    }
    return attempt;
  }

  /** What is typed where the name belongs may be a password: only names of accounts are kept. */
  private void log(String name, String remote, String outcome) {
    database.write(
        connection -> {
          SecurityDatabase.change(
              connection,
              """
              INSERT INTO sign_in (at, account, remote, outcome)
              VALUES (?1, coalesce((SELECT name FROM account WHERE name = ?2), ''), ?3, ?4)
              """,
              clock.millis(),
              name,
              remote,
              outcome);
          return SecurityDatabase.change(
              connection,
              "DELETE FROM sign_in WHERE id <= (SELECT max(id) FROM sign_in) - ?",
              LOGGED_MAX);
        });
  }

  private Attempt judge(String name, String password, String remote) {
    Instant now = clock.instant();
    Optional<Duration> wait = rate(remote, now).or(() -> reserve(name, now));
    if (wait.isPresent()) {
      return new Attempt.Slow(wait.get());
    }
    Optional<Known> known = known(name);
    boolean matches = Passwords.matches(password, known.map(Known::hash).orElse(nobodysHash));
    if (!matches || known.isEmpty() || known.get().disabled()) {
      return new Attempt.Failed();
    }
    database.change("DELETE FROM sign_in_failure WHERE digest = ?", Secrets.digest(name));
    return new Attempt.SignedIn(sessions.begin(known.get().principal()));
  }

  /** Whether a signed-in person's own password is that; counts like a sign-in. */
  public Attempt check(String name, String password, String remote) {
    Attempt attempt = attempt(name, password, remote);
    if (attempt instanceof Attempt.SignedIn signedIn) {
      sessions.end(signedIn.session().secret());
    }
    return attempt;
  }

  private synchronized Optional<Duration> rate(String remote, Instant now) {
    Window window = remotes.get(remote);
    if (window == null || !now.isBefore(window.begun().plus(REMOTE_WINDOW))) {
      window = new Window(now, 0);
    }
    if (window.attempts() >= ATTEMPTS_OF_REMOTE_MAX) {
      return Optional.of(Duration.between(now, window.begun().plus(REMOTE_WINDOW)));
    }
    remotes.put(remote, new Window(window.begun(), window.attempts() + 1));
    return Optional.empty();
  }

  /** Counts a failure in advance, or tells how long the name is locked. */
  private Optional<Duration> reserve(String name, Instant now) {
    String digest = Secrets.digest(name);
    long nowMs = now.toEpochMilli();
    return database.write(
        connection -> {
          SecurityDatabase.change(
              connection,
              "DELETE FROM sign_in_failure WHERE last_at < ?",
              nowMs - FAILURES_KEPT.toMillis());
          Failures before = failures(connection, digest);
          if (before.lockedUntilMs() > nowMs) {
            return Optional.of(Duration.ofMillis(before.lockedUntilMs() - nowMs));
          }
          int count = before.count() + 1;
          SecurityDatabase.change(
              connection,
              """
              INSERT OR REPLACE INTO sign_in_failure (digest, known, failures, last_at, locked_until)
              VALUES (?1, EXISTS (SELECT 1 FROM account WHERE name = ?2), ?3, ?4, ?5)
              """,
              digest,
              name,
              count,
              nowMs,
              nowMs + lockAfter(count).toMillis());
          forgetSurplus(connection);
          return Optional.empty();
        });
  }

  /** Nothing for the first failures, then 30 s, doubling. */
  static Duration lockAfter(int failures) {
    if (failures < FREE_FAILURES) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - FREE_FAILURES, 10);
    Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
    return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
  }

  /** Invented names are pushed out by newer ones; those of accounts never. */
  private static void forgetSurplus(Connection connection) throws SQLException {
    SecurityDatabase.change(
        connection,
        """
        DELETE FROM sign_in_failure WHERE digest IN (
          SELECT digest FROM sign_in_failure WHERE NOT known
          ORDER BY last_at DESC LIMIT -1 OFFSET ?)
        """,
        UNKNOWN_NAMES_MAX);
  }

  private static Failures failures(Connection connection, String digest) throws SQLException {
    return SecurityDatabase.list(
            connection,
            "SELECT failures, locked_until FROM sign_in_failure WHERE digest = ?",
            row -> new Failures(row.getInt(1), row.getLong(2)),
            digest)
        .stream()
        .findFirst()
        .orElse(new Failures(0, 0));
  }

  private Optional<Known> known(String name) {
    return database.find(
        "SELECT name, role, units, password_hash, disabled_at FROM account WHERE name = ?",
        row ->
            new Known(
                Accounts.principal(row),
                row.getString("password_hash"),
                Accounts.time(row, "disabled_at").isPresent()),
        name);
  }

  private record Known(Principal principal, String hash, boolean disabled) {}

  private record Failures(int count, long lockedUntilMs) {}

  private record Window(Instant begun, int attempts) {}
}
