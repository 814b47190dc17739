package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** Signing in, staying in, getting out, and what keeps others out. */
@ExtendWith(OneGateway.class)
final class SessionIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String BOARD = "/api/v1/homes/H01/days/2021-11-05";

  private final RunningGateway gateway;

  SessionIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
  }

  private Browser account(String name, String role, String... units) {
    gateway
        .post(
            "/api/v1/accounts",
            new JsonObject()
                .put("name", name)
                .put("role", role)
                .put("units", new JsonArray(List.of(units)))
                .put("password", PASSWORD))
        .ok();
    return new Browser(gateway);
  }

  @Test
  void signsInWithACookieThatNoScriptAndNoOtherSiteCanUse() {
    Browser wang = account("wang", "home-manager", "H01");
    HttpResponse<String> answer = wang.signIn("wang", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("rollcall_session=")
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Max-Age");
    assertThat(wang.get(BOARD).statusCode()).isEqualTo(200);
    JsonObject who = new JsonObject(wang.get("/api/v1/session").body());
    assertThat(who.getString("name")).isEqualTo("wang");
    assertThat(who.getString("role")).isEqualTo("home-manager");
    assertThat(who.getJsonArray("units")).containsExactly("H01");
    assertThat(who.getString("csrfToken"))
        .isEqualTo(new JsonObject(answer.body()).getString("csrfToken"));
  }

  @Test
  void marksTheCookieSecureBehindAProxyThatSpeaksTls() {
    account("tls", "auditor");
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .unsigned("/api/v1/session")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .POST(
                    BodyPublishers.ofString("{\"name\":\"tls\",\"password\":\"" + PASSWORD + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
  }

  @Test
  void changesNothingWithoutTheTokenOfTheSession() {
    Browser chen = account("chen", "home-manager", "H01");
    chen.signIn("chen", PASSWORD);
    String link =
        "{\"scope\":\"home:H01\",\"number\":\"31\",\"person\":\"P001\",\"from\":\"2021-11-01\"}";
    chen.withoutCsrfToken();
    assertThat(Browser.verdict(chen.call("POST", "/api/v1/credentials", link)))
        .isEqualTo("403 CSRF_TOKEN_WRONG");
    chen.withCsrfToken("wrong");
    assertThat(Browser.verdict(chen.call("POST", "/api/v1/credentials", link)))
        .isEqualTo("403 CSRF_TOKEN_WRONG");
    Browser other = new Browser(gateway);
    String others = new JsonObject(other.signIn("chen", PASSWORD).body()).getString("csrfToken");
    chen.withCsrfToken(others);
    assertThat(Browser.verdict(chen.call("POST", "/api/v1/credentials", link)))
        .as("the token of another session")
        .isEqualTo("403 CSRF_TOKEN_WRONG");
    assertThat(Browser.verdict(other.call("POST", "/api/v1/credentials", link))).isEqualTo("201");
  }

  @Test
  void adoptsNoSessionThatSomebodyPutIntoTheBrowser() {
    account("fix", "auditor");
    Browser attacker = new Browser(gateway);
    attacker.signIn("fix", PASSWORD);
    String planted = attacker.cookie().orElseThrow();
    Browser victim = Browser.holding(gateway, planted);
    victim.signIn("fix", PASSWORD);
    assertThat(victim.cookie()).isPresent().isNotEqualTo(Optional.of(planted));
    assertThat(Browser.verdict(attacker.get("/api/v1/session"))).isEqualTo("401 SESSION_ENDED");
    Browser invented = Browser.holding(gateway, "invented");
    assertThat(Browser.verdict(invented.get("/api/v1/session"))).isEqualTo("401 SESSION_ENDED");
  }

  @Test
  void endsWithSigningOut() {
    Browser out = account("out", "auditor");
    out.signIn("out", PASSWORD);
    Browser copy = Browser.holding(gateway, out.cookie().orElseThrow());
    assertThat(Browser.verdict(out.call("DELETE", "/api/v1/session", ""))).isEqualTo("200");
    assertThat(out.cookie()).isEmpty();
    assertThat(Browser.verdict(copy.get("/api/v1/session"))).isEqualTo("401 SESSION_ENDED");
  }

  @Test
  void endsUnusedAndAtTheLatestAfterTwelveHours() {
    Browser idle = account("idle", "auditor");
    idle.signIn("idle", PASSWORD);
    gateway.clock().advance(Duration.ofMinutes(29));
    assertThat(Browser.verdict(idle.get("/api/v1/session"))).isEqualTo("200");
    gateway.clock().advance(Duration.ofMinutes(29));
    assertThat(Browser.verdict(idle.get("/api/v1/session"))).isEqualTo("200");
    gateway.clock().advance(Duration.ofMinutes(30));
    assertThat(Browser.verdict(idle.get("/api/v1/session"))).isEqualTo("401 SESSION_ENDED");
    idle.signIn("idle", PASSWORD);
    String verdict = "";
    for (int quarters = 0; quarters < 48; quarters++) {
      verdict = Browser.verdict(idle.get("/api/v1/session"));
      assertThat(verdict).isEqualTo("200");
      gateway.clock().advance(Duration.ofMinutes(15));
    }
    assertThat(Browser.verdict(idle.get("/api/v1/session"))).isEqualTo("401 SESSION_ENDED");
  }

  @Test
  void tellsNothingAboutWhichNamesThereAre() {
    Browser known = account("known", "auditor");
    Browser unknown = new Browser(gateway);
    for (int attempt = 1; attempt <= 8; attempt++) {
      HttpResponse<String> one = known.signIn("known", "not the password");
      HttpResponse<String> other = unknown.signIn("not known", "not the password");
      assertThat(other.statusCode()).isEqualTo(one.statusCode());
      assertThat(other.body()).isEqualTo(one.body());
      assertThat(one.statusCode()).isEqualTo(attempt <= 5 ? 401 : 429);
    }
    assertThat(Browser.verdict(known.signIn("known", PASSWORD)))
        .as("while it is locked, the right password does not help")
        .isEqualTo("429 TOO_MANY_ATTEMPTS");
    gateway.clock().advance(Duration.ofSeconds(30));
    assertThat(Browser.verdict(known.signIn("known", PASSWORD))).isEqualTo("201");
    gateway.clock().advance(Duration.ofMinutes(1));
  }

  @Test
  void givesManyAtOnceNoMoreTriesThanOneAfterTheOther() throws Exception {
    account("raced", "auditor");
    gateway.clock().advance(Duration.ofMinutes(1));
    List<Callable<Integer>> attempts =
        IntStream.range(0, 15)
            .mapToObj(
                guess ->
                    (Callable<Integer>)
                        () -> new Browser(gateway).signIn("raced", "guess " + guess).statusCode())
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(15);
    try {
      List<Integer> answers =
          threads.invokeAll(attempts).stream().map(SessionIT::result).sorted().toList();
      assertThat(answers.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(5);
      assertThat(answers).allMatch(status -> status == 401 || status == 429 || status == 503);
    } finally {
      threads.shutdownNow();
    }
    gateway.clock().advance(Duration.ofMinutes(1));
  }

  private static int result(Future<Integer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void putsPeopleOutWhosePasswordOrAccountIsTakenAway() {
    Browser lin = account("lin", "auditor");
    lin.signIn("lin", PASSWORD);
    String change = "{\"password\":\"%s\",\"newPassword\":\"%s\"}";
    String changes = "/api/v1/session/password";
    assertThat(Browser.verdict(lin.call("POST", changes, change.formatted("wrong", "long enough"))))
        .isEqualTo("401 SIGN_IN_FAILED");
    assertThat(Browser.verdict(lin.call("POST", changes, change.formatted(PASSWORD, "short"))))
        .isEqualTo("422 BAD_PASSWORD");
    assertThat(
            Browser.verdict(
                lin.call("POST", changes, change.formatted(PASSWORD, "staple of the horse"))))
        .isEqualTo("200");
    assertThat(Browser.verdict(new Browser(gateway).signIn("lin", PASSWORD)))
        .isEqualTo("401 SIGN_IN_FAILED");
    assertThat(Browser.verdict(lin.signIn("lin", "staple of the horse"))).isEqualTo("201");
    gateway.post("/api/v1/accounts/lin/disable", new JsonObject()).ok();
    assertThat(Browser.verdict(lin.get("/api/v1/session"))).isEqualTo("401 SESSION_ENDED");
    assertThat(Browser.verdict(lin.signIn("lin", "staple of the horse")))
        .isEqualTo("401 SIGN_IN_FAILED");
  }
}
