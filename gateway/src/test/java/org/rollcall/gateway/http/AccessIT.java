package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.slf4j.LoggerFactory;

/** What the access log has of calls, whose names are seen whole, and what is never seen. */
@ExtendWith(OneGateway.class)
final class AccessIT {
  private static final String PASSWORD = "correct horse battery";

  private final RunningGateway gateway;

  AccessIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002");
    Seeds.people(gateway, "H02", "P003");
  }

  private List<JsonObject> log(String query) {
    return gateway.get("/api/v1/access-log?" + query).list("items");
  }

  @Test
  void hasEveryReadOfAPersonWithWhoAndWhatAndWhen() {
    HttpResponse<String> read =
        gateway.send(
            gateway.request("/api/v1/persons/P002/months/202111").build(), BodyHandlers.ofString());
    Awaitility.await()
        .until(() -> log("person=P002&operation=personMonth").get(0).getInteger("status") != null);
    assertThat(log("person=P002&operation=personMonth").get(0))
        .isEqualTo(
            new JsonObject()
                .put("receipt", read.headers().firstValue("Rollcall-Receipt").orElseThrow())
                .put("at", gateway.clock().instant().toString())
                .put("principal", "admin")
                .put("role", "administrator")
                .put("operation", "personMonth")
                .put("subjectKind", "person")
                .put("subject", "P002")
                .put("period", "202111")
                .put("names", "masked")
                .put("remote", "127.0.0.1")
                .put("status", 200)
                .put("rows", 1));
  }

  @Test
  void givesAReceiptForEveryPull() {
    String pull = "/api/v1/indicators?orgUnit=330683&period=202111&level=home";
    HttpResponse<String> answer =
        gateway.send(gateway.request(pull).build(), BodyHandlers.ofString());
    String receipt = answer.headers().firstValue("Rollcall-Receipt").orElseThrow();
    int rows = new JsonObject(answer.body()).getJsonArray("rows").size();
    assertThat(rows).isPositive();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(log("operation=indicators"))
                    .anySatisfy(
                        row -> {
                          assertThat(row.getString("receipt")).isEqualTo(receipt);
                          assertThat(row.getString("subject")).isEqualTo("330683");
                          assertThat(row.getString("period")).isEqualTo("202111");
                          assertThat(row.getInteger("rows")).isEqualTo(rows);
                        }));
  }

  @Test
  void hasRefusalsOfWhatWasTriedToo() {
    assertThat(gateway.get("/api/v1/persons/P404/days/2021-11-05").status()).isEqualTo(404);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(log("person=P404&operation=personDay"))
                    .extracting(row -> row.getInteger("status"))
                    .containsExactly(404));
  }

  @Test
  void leavesOutWhatTouchesNobody() {
    gateway.get("/api/v1/devices").ok();
    gateway.get("/api/v1/org-units").ok();
    assertThat(log("operation=listDevices")).isEmpty();
    assertThat(log("operation=listOrgUnits")).isEmpty();
  }

  @Test
  void showsNamesWholeToTheManagerWhoAsksAndNotesIt() {
    gateway
        .post(
            "/api/v1/accounts",
            new JsonObject()
                .put("name", "manager")
                .put("role", "home-manager")
                .put("units", new JsonArray().add("H01"))
                .put("password", PASSWORD))
        .ok();
    Browser manager = new Browser(gateway);
    manager.signIn("manager", PASSWORD);
    for (String path :
        List.of(
            "/api/v1/homes/H01/days/2021-11-05",
            "/api/v1/homes/H01/months/202111",
            "/api/v1/persons/P001/days/2021-11-05",
            "/api/v1/persons/P001/months/202111")) {
      assertThat(manager.get(path).body()).contains("测*").doesNotContain("测试P001");
      assertThat(manager.get(path + "?names=whole").body()).contains("测试P001");
    }
    assertThat(log("principal=manager"))
        .extracting(row -> row.getString("names"))
        .containsExactlyInAnyOrder(
            "whole", "whole", "whole", "whole", "masked", "masked", "masked", "masked");
  }

  @Test
  void leafsThroughTheLogAndRemovesOnlyWhatIsOld() {
    for (int read = 0; read < 5; read++) {
      gateway.get("/api/v1/persons/P003/days/2021-11-05").ok();
    }
    assertThat(gateway.getInPages("/api/v1/access-log?person=P003&operation=personDay", 2))
        .hasSize(5);
    assertThat(gateway.get("/api/v1/access-log?from=yesterday").verdict())
        .isEqualTo("400 BAD_DATE");
    assertThat(log("person=P003&operation=personDay&from=2021-11-06")).isEmpty();
    assertThat(gateway.post("/api/v1/retention/purge", new JsonObject()).list("items"))
        .allSatisfy(report -> assertThat(report.getInteger("rows")).isZero());
    assertThat(log("operation=purge")).hasSize(1);
  }

  @Test
  void showsNoSecretInAnyAnswerOrLog() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    try {
      List<String> secrets = new ArrayList<>(List.of(PASSWORD, "wrong password 1"));
      StringBuilder answers = new StringBuilder();
      JsonObject body = new JsonObject().put("name", "secretive").put("role", "auditor");
      answers.append(
          gateway.post("/api/v1/accounts", body.copy().put("password", PASSWORD)).text());
      Reply issued = gateway.post("/api/v1/tokens", body.copy().put("name", "secret token"));
      secrets.add(issued.ok().getString("token"));
      Browser browser = new Browser(gateway);
      answers.append(browser.signIn("secretive", "wrong password 1").body());
      answers.append(browser.signIn("secretive", PASSWORD).body());
      secrets.add(browser.cookie().orElseThrow());
      for (String path : List.of("session", "accounts", "tokens", "access-log", "persons")) {
        answers.append(browser.get("/api/v1/" + path).body());
      }
      String hash = "argon2id";
      secrets.add(hash);
      String logged =
          lines.list.stream()
              .map(ILoggingEvent::getFormattedMessage)
              .collect(Collectors.joining("\n"));
      assertThat(answers).contains("secretive", "secret token");
      assertThat(secrets)
          .allSatisfy(
              secret -> {
                assertThat(answers.toString()).doesNotContain(secret);
                assertThat(logged).doesNotContain(secret);
              });
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }
  }
}
