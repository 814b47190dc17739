package org.rollcall.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.gateway.security.SignIns.Attempt;
import org.rollcall.gateway.world.FakeClock;

/** Accounts, tokens and the brakes on guessing, on a file of their own. */
class SignInsTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Principal LI = new Principal("li", Role.AUDITOR, Set.of());

  private final FakeClock clock = FakeClock.at("2026-11-24T08:00:00+08:00");
  @TempDir private Path folder;
  private SecurityDatabase database;
  private Accounts accounts;
  private SignIns signIns;

  @BeforeEach
  void open() {
    database = SecurityDatabase.open(folder.resolve("security.db"));
    accounts = new Accounts(database, clock);
    signIns =
        new SignIns(
            database,
            new Sessions(database, clock, Duration.ofMinutes(30), Duration.ofHours(12)),
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"1,0", "4,0", "5,30", "6,60", "7,120", "10,900", "1000,900"})
  void locksForLongerEachTime(int failures, int seconds) {
    assertThat(SignIns.lockAfter(failures)).hasSeconds(seconds);
  }

  @Test
  void remembersALockAcrossARestart() {
    accounts.create(LI, PASSWORD, "test");
    for (int failure = 0; failure < SignIns.FREE_FAILURES; failure++) {
      assertThat(attempt("li", "wrong")).isInstanceOf(Attempt.Failed.class);
    }
    database.close();
    open();
    assertThat(attempt("li", PASSWORD)).isEqualTo(new Attempt.Slow(SignIns.FIRST_LOCK));
    clock.advance(SignIns.FIRST_LOCK);
    assertThat(attempt("li", PASSWORD)).isInstanceOf(Attempt.SignedIn.class);
    assertThat(attempt("li", "wrong"))
        .as("the count began anew")
        .isInstanceOf(Attempt.Failed.class);
  }

  @Test
  void limitsTheAttemptsOfAnAddressWhateverTheNames() {
    Attempt last = new Attempt.Failed();
    for (int guess = 0; guess < SignIns.ATTEMPTS_OF_REMOTE_MAX; guess++) {
      last = attempt("name " + guess, "x");
    }
    assertThat(last).isInstanceOf(Attempt.Failed.class);
    assertThat(attempt("another", "x")).isInstanceOf(Attempt.Slow.class);
    assertThat(signIns.attempt("another", "x", "10.0.0.2")).isInstanceOf(Attempt.Failed.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(attempt("another", "x")).isInstanceOf(Attempt.Failed.class);
  }

  private Attempt attempt(String name, String password) {
    return signIns.attempt(name, password, "10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "short, false",
    "ten+chars!, true",
    "wangxiaoming, false",
    "WangXiaoMing, false",
    "wangxiaoming2026, false",
    "一二三四五六七八九十, true"
  })
  void wantsAPasswordOfTenCharactersThatIsNotTheName(String password, boolean good) {
    assertThat(Passwords.problem("wangxiaoming", password).isEmpty()).isEqualTo(good);
  }

  @Test
  void keepsNoPasswordButItsArgon2idHash() {
    String hash = Passwords.hash(PASSWORD);
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
    assertThat(Passwords.matches(PASSWORD, hash)).isTrue();
    assertThat(Passwords.matches(PASSWORD + " ", hash)).isFalse();
    assertThat(Passwords.hash(PASSWORD)).as("another salt").isNotEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({"li, NAME_TAKEN", "admin, BAD_NAME", "' ', BAD_NAME", "a/b, BAD_NAME"})
  void givesANameToOneOnly(String name, Made.Reason reason) {
    accounts.create(LI, PASSWORD, "test");
    Made<Tokens.Issued> made =
        new Tokens(database, clock)
            .create(
                name.isBlank() ? new Principal("-", Role.AUDITOR, Set.of()) : called(name),
                Optional.empty(),
                "test");
    assertThat(made)
        .isInstanceOfSatisfying(
            Made.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static Principal called(String name) {
    return new Principal(name, Role.AUDITOR, Set.of());
  }

  @Test
  void endsATokenWhenItExpiresOrIsRevoked() {
    Tokens tokens = new Tokens(database, clock);
    Tokens.Issued one = issued(tokens, "one", Optional.of(Duration.ofDays(90)));
    Tokens.Issued other = issued(tokens, "other", Optional.empty());
    assertThat(tokens.principal(one.secret())).contains(called("one"));
    assertThat(tokens.principal(other.secret())).contains(called("other"));
    assertThat(tokens.principal(other.secret() + "x")).isEmpty();
    clock.advance(Duration.ofDays(90));
    assertThat(tokens.principal(one.secret())).isEmpty();
    assertThat(tokens.revoke(other.token().id())).isTrue();
    assertThat(tokens.principal(other.secret())).isEmpty();
    assertThat(tokens.list()).hasSize(2).allMatch(token -> !token.toString().contains("rc_"));
    assertThat(one.toString()).doesNotContain(one.secret());
  }

  private Tokens.Issued issued(Tokens tokens, String name, Optional<Duration> lifetime) {
    Made<Tokens.Issued> made =
        tokens.create(called(name), lifetime.map(clock.instant()::plus), "test");
    return ((Made.Done<Tokens.Issued>) made).value();
  }

  @Test
  void forgetsAnAccountWithItsHash() {
    accounts.create(LI, PASSWORD, "test");
    assertThat(accounts.delete("li")).isTrue();
    assertThat(database.list("SELECT password_hash FROM account", row -> row.getString(1)))
        .isEmpty();
    assertThat(attempt("li", PASSWORD)).isInstanceOf(Attempt.Failed.class);
  }
}
