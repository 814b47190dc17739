package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.dingtalk.DingTalkTerminal;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** DingTalk's cloud pushes; people's API shows who was there. Each test has people of its own. */
final class DingTalkPushIT {
  private static final String CORP_ID = "dingtown0001";
  private static final String APP_KEY = "dingappkey0001";
  private static final String TOKEN = "tokenoftests";
  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  private static final Vertx CLOUD = Vertx.vertx();
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.startInTempFolder(
            FakeClock.at(OneGateway.NOW), Map.of("dingtalk", List.of(settings())));
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003");
    Seeds.badges(gateway, "dingtalk:" + CORP_ID, "P001", "P002", "P003");
    register("D1", "DING-D1");
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    CLOUD.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void countsForThePersonWhomTheOrganisationCallsSo() {
    push("DING-D1", Faults.none(), "NP001");

    assertThat(checkIns("P001")).containsExactly("D1 2021-11-05T08:30:00 unknown other counted");
    assertThat(state("P001")).isEqualTo("INCOMPLETE");
  }

  @Test
  void holdsThePunchesOfAnUnregisteredMachineUntilItIsRegistered() {
    push("DING-D2", Faults.none(), "NP002");

    assertThat(checkIns("P002")).isEmpty();
    assertThat(gateway.get("/api/v1/quarantine?reason=UNKNOWN_DEVICE").text()).contains("NP002");
    assertThat(gateway.get("/api/v1/devices/waiting").text()).contains("DING-D2");

    register("D2", "DING-D2");
    gateway.awaitApplied();

    assertThat(checkIns("P002")).containsExactly("D2 2021-11-05T08:30:00 unknown other counted");
    assertThat(gateway.get("/api/v1/quarantine?reason=UNKNOWN_DEVICE").text())
        .doesNotContain("NP002");
  }

  @Test
  void countsAPushThatComesTwiceOnce() {
    push("DING-D1", new Faults(Set.of(Faults.Kind.DUPLICATE), 1, Duration.ZERO), "NP003");

    assertThat(checkIns("P003")).hasSize(1);
  }

  @Test
  void countsWhatItRefuses() throws Exception {
    DingTalkTerminal stranger = terminal("DING-D1", "another", Faults.none());
    assertThat(stranger.connect().toCompletionStage().toCompletableFuture())
        .failsWithin(10, TimeUnit.SECONDS);

    assertThat(gateway.get("/metrics").text()).contains("signature-wrong");
  }

  private static void push(String serial, Faults faults, String user) {
    DingTalkTerminal terminal = terminal(serial, TOKEN, faults);
    terminal.punch(user, MORNING, Direction.IN, Method.FACE);
    assertThat(terminal.flush().toCompletionStage().toCompletableFuture())
        .succeedsWithin(10, TimeUnit.SECONDS)
        .isEqualTo(1);
    gateway.awaitApplied();
  }

  private static DingTalkTerminal terminal(String serial, String token, Faults faults) {
    return new DingTalkTerminal(
        CLOUD,
        gateway.clock(),
        DingTalkTerminal.Options.of(
                "127.0.0.1", gateway.devicePort(), "town", CORP_ID, APP_KEY, token, AES_KEY, serial)
            .with(faults));
  }

  private static JsonObject settings() {
    return new JsonObject()
        .put("org", "town")
        .put("corpId", CORP_ID)
        .put("appKey", APP_KEY)
        .put("appSecret", "secretoftests")
        .put("token", TOKEN)
        .put("aesKey", AES_KEY)
        .put("modes", new JsonArray().add("http"));
  }

  private static void register(String id, String serial) {
    gateway
        .importCsv(
            "devices",
            """
            device_id,protocol,serial,home,from,to,direction,service,time_zone,token
            %s,dingtalk,%s,H01,2000-01-01,,terminal,,Asia/Shanghai,
            """
                .formatted(id, serial))
        .ok();
  }

  private static List<String> checkIns(String person) {
    return gateway
        .get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06")
        .list("items")
        .stream()
        .filter(item -> person.equals(item.getString("person")))
        .map(
            item ->
                String.join(
                    " ",
                    item.getString("device"),
                    item.getString("localTime"),
                    item.getString("direction"),
                    item.getString("method"),
                    item.getString("status")))
        .toList();
  }

  private static String state(String person) {
    return gateway.get("/api/v1/persons/" + person + "/days/2021-11-05").ok().getString("state");
  }
}
