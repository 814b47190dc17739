package org.rollcall.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.world.FakeClock;

/** What is removed when it is old enough, what stays, and what is said of it. */
class PurgeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final SecuritySettings SETTINGS = SecuritySettings.standard();
  private static final Principal ANYBODY = new Principal("wang", Role.AUDITOR, Set.of());

  @TempDir private Path folder;
  private final FakeClock clock = new FakeClock(NOW);
  private SecurityDatabase database;

  @BeforeEach
  void open() {
    database = SecurityDatabase.open(folder.resolve("security.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Purge purge() {
    return new Purge(database, clock, SETTINGS);
  }

  private void access(int count, Duration age) {
    long at = NOW.minus(age).toEpochMilli();
    database.change(
        """
        INSERT INTO access (at, principal, role, operation, subject_kind, subject, period, names, remote)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        SELECT ? + i, 'wang', 'auditor', 'personDay', 'person', 'P001', '', 'masked', 'x' FROM n
        """,
        count,
        at);
  }

  private Map<String, Long> removed(List<PurgeReport> reports) {
    return reports.stream()
        .filter(report -> report.removed().rows() > 0)
        .collect(Collectors.toMap(report -> report.of().code(), report -> report.removed().rows()));
  }

  private static PurgeReport ofAccessLog(List<PurgeReport> reports) {
    return reports.stream()
        .filter(report -> report.of() == RetentionClass.ACCESS_LOG)
        .findFirst()
        .orElseThrow();
  }

  private long rows(String table) {
    return database.find("SELECT count(*) FROM " + table, row -> row.getLong(1)).orElseThrow();
  }

  @Test
  void removesWhatIsOlderThanItIsKeptAndSaysFromWhenToWhen() {
    access(2, Duration.ofDays(1_097));
    access(3, Duration.ofDays(1_095));
    List<PurgeReport> reports = purge().run("wang");
    assertThat(removed(reports)).isEqualTo(Map.of("accessLog", 2L));
    PurgeReport report = ofAccessLog(reports);
    Instant first = NOW.minus(Duration.ofDays(1_097));
    assertThat(report.before()).isEqualTo(NOW.minus(Duration.ofDays(1_096)));
    assertThat(report.removed().oldest()).contains(first.plusMillis(1));
    assertThat(report.removed().newest()).contains(first.plusMillis(2));
    assertThat(rows("access")).isEqualTo(3);
  }

  @Test
  void keepsTheReportEvenOfNothing() {
    purge().run("wang");
    clock.advance(Duration.ofDays(1));
    access(1, Duration.ofDays(1_100));
    purge().run("gateway");
    List<PurgeReport> kept =
        new PurgeReports(database)
            .page(Optional.empty(), 100).stream().map(PurgeReports.Placed::report).toList();
    assertThat(kept).hasSize(2 * RetentionClass.values().length);
    assertThat(kept).extracting(PurgeReport::author).startsWith("gateway").endsWith("wang");
    assertThat(removed(kept)).isEqualTo(Map.of("accessLog", 1L));
  }

  @Test
  void removesInBatchesAndCountsThemTogether() {
    int many = 2 * Purge.BATCH_ROWS + 7;
    access(many, Duration.ofDays(1_200));
    PurgeReport report = ofAccessLog(purge().run("wang"));
    Instant first = NOW.minus(Duration.ofDays(1_200));
    assertThat(report.removed())
        .isEqualTo(
            new Span(many, Optional.of(first.plusMillis(1)), Optional.of(first.plusMillis(many))));
    assertThat(rows("access")).isZero();
    assertThat(rows("purge")).isEqualTo(RetentionClass.values().length);
  }

  @Test
  void removesNothingWhenItIsOnlyAsked() {
    access(4, Duration.ofDays(1_200));
    assertThat(removed(purge().preview("wang"))).isEqualTo(Map.of("accessLog", 4L));
    assertThat(rows("access")).isEqualTo(4);
    assertThat(rows("purge")).isZero();
    assertThat(purge().held().get(0).due()).isEqualTo(4);
  }

  @Test
  void keepsATokenAsLongAsItIsValidAndThreeYearsMore() {
    Tokens tokens = new Tokens(database, clock);
    Instant soon = NOW.plus(Duration.ofDays(10));
    token(tokens, "for ever", Optional.empty());
    token(tokens, "expires", Optional.of(soon));
    tokens.revoke(token(tokens, "revoked", Optional.empty()));
    tokens.revoke(token(tokens, "revoked before it expires", Optional.of(soon)));
    clock.set(NOW.plus(Duration.ofDays(1_097)));
    assertThat(removed(purge().run("wang"))).isEqualTo(Map.of("tokens", 2L));
    clock.set(soon.plus(Duration.ofDays(1_097)));
    assertThat(removed(purge().run("wang"))).isEqualTo(Map.of("tokens", 1L));
    assertThat(tokens.list())
        .extracting(token -> token.principal().name())
        .containsExactly("for ever");
  }

  private static String token(Tokens tokens, String name, Optional<Instant> expiresAt) {
    Principal holder = new Principal(name, Role.AUDITOR, Set.of());
    return ((Made.Done<Tokens.Issued>) tokens.create(holder, expiresAt, "admin"))
        .value()
        .token()
        .id();
  }

  @Test
  void removesSessionsADayAfterTheyEnded() {
    new Accounts(database, clock).create(ANYBODY, "correct horse battery", "admin");
    Sessions sessions =
        new Sessions(database, clock, SETTINGS.sessionIdle(), SETTINGS.sessionLongest());
    sessions.begin(ANYBODY);
    clock.advance(Duration.ofDays(1).plus(SETTINGS.sessionIdle()));
    assertThat(removed(purge().run("wang"))).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(removed(purge().run("wang"))).isEqualTo(Map.of("sessions", 1L));
  }

  @Test
  void keepsWhoTriedToSignInButNoNameThatNobodyHas() {
    new Accounts(database, clock).create(ANYBODY, "correct horse battery", "admin");
    Sessions sessions =
        new Sessions(database, clock, SETTINGS.sessionIdle(), SETTINGS.sessionLongest());
    SignIns signIns = new SignIns(database, sessions, clock);
    signIns.attempt("wang", "wrong", "192.0.2.1");
    signIns.attempt("my own password", "typed in the wrong field", "192.0.2.1");
    signIns.attempt("wang", "correct horse battery", "192.0.2.2");
    assertThat(
            database.list(
                "SELECT * FROM sign_in ORDER BY id",
                row ->
                    "%s %s %s"
                        .formatted(
                            row.getString("account"),
                            row.getString("remote"),
                            row.getString("outcome"))))
        .containsExactly("wang 192.0.2.1 failed", " 192.0.2.1 failed", "wang 192.0.2.2 signed-in");
    clock.advance(Duration.ofDays(366));
    assertThat(removed(purge().run("wang"))).containsEntry("signIns", 3L);
  }

  @Test
  void purgesOnceADayCountedFromTheLastPurge() {
    try (AccessLog log = new AccessLog(database, clock)) {
      DailyPurge daily = new DailyPurge(purge(), new PurgeReports(database), log, clock);
      daily.look();
      clock.advance(Duration.ofHours(23));
      daily.look();
      assertThat(rows("purge")).isEqualTo(RetentionClass.values().length);
      clock.advance(Duration.ofHours(1));
      new DailyPurge(purge(), new PurgeReports(database), log, clock).look();
      assertThat(rows("purge")).isEqualTo(2L * RetentionClass.values().length);
    }
    assertThat(
            database.list(
                "SELECT * FROM access ORDER BY id",
                row -> row.getString("principal") + " " + row.getString("operation")))
        .containsExactly("gateway purge", "gateway purge");
  }

  @Test
  void bringsAnOlderFileUpToDateAndKeepsWhatIsInIt() throws SQLException {
    access(3, Duration.ofDays(1));
    database.close();
    Path file = folder.resolve("security.db");
    try (Connection older = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = older.createStatement()) {
      statement.executeUpdate("DROP TABLE sign_in");
      statement.executeUpdate("DROP TABLE purge");
      statement.executeUpdate("PRAGMA user_version = 1");
    }
    database = SecurityDatabase.open(file);
    assertThat(rows("access")).isEqualTo(3);
    assertThat(purge().run("wang")).hasSize(RetentionClass.values().length);
  }

  @Test
  void isKeptNoShorterThanTheLawAsks() {
    for (RetentionClass one : RetentionClass.values()) {
      Duration shorter = one.least().minusMillis(1);
      assertThatThrownBy(() -> new Retention(Map.of(one, shorter)))
          .hasMessage(one.code() + " is kept for " + one.least().toDays() + "d at least");
    }
  }
}
