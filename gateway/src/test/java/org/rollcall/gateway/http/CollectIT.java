package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rollcall.device.zkteco.pull.PullTerminal;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** A terminal whose log is read when somebody asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CollectIT {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);
  private static final long WAIT_S = 20;

  private final Vertx vertx = Vertx.vertx();
  private final PullTerminal terminal = new PullTerminal(vertx, PullTerminal.Options.tcp());
  private RunningGateway gateway;

  @BeforeAll
  void start() throws Exception {
    int port =
        terminal
            .listen("127.0.0.1", 0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(WAIT_S, TimeUnit.SECONDS);
    gateway =
        RunningGateway.startInTempFolder(
            FakeClock.at(OneGateway.NOW),
            Map.of("zkteco", List.of(entry("GATE0001", port), entry("GATE0002", 1))));
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
    Seeds.zktecoTerminal(gateway, "ZK-02", "GATE0002", "H01");
    Seeds.zktecoTerminal(gateway, "ZK-03", "GATE0003", "H01");
    Seeds.jsonTerminal(gateway, "J1", "H01", "token-of-the-terminal-J1");
  }

  @AfterAll
  void stop() throws Exception {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_S, TimeUnit.SECONDS);
  }

  @Test
  void storesWhatWasPulledBesideWhatWasPushedOnce() {
    terminal.punch("NP001", MORNING, 0, 15);
    terminal.punch("NP001", MORNING.plusMinutes(90), 1, 15);
    gateway.device(
        RawSocket.post(
            "/iclock/cdata?SN=GATE0001&table=ATTLOG&Stamp=9999",
            "NP001\t2021-11-05 08:30:00\t0\t15\t0\t0\t0\n"));

    assertThat(collect("ZK-01").ok()).isEqualTo(new JsonObject().put("records", 2));
    assertThat(collect("ZK-01").ok()).isEqualTo(new JsonObject().put("records", 2));

    gateway.awaitApplied();
    assertThat(
            gateway.get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06").list("items"))
        .extracting(
            checkIn -> checkIn.getString("localTime"),
            checkIn -> checkIn.getString("direction"),
            checkIn -> checkIn.getString("person"))
        .containsExactly(
            tuple("2021-11-05T08:30:00", "in", "P001"),
            tuple("2021-11-05T10:00:00", "out", "P001"));
  }

  @Test
  void saysWhyALogCantBeRead() {
    assertThat(collect("ZK-02").verdict()).isEqualTo("502 TERMINAL_UNREACHABLE");
    assertThat(collect("ZK-02").json().getString("detail"))
        .isEqualTo("terminal GATE0002 at 127.0.0.1:1 can't be reached over TCP");
    assertThat(collect("ZK-03").verdict()).isEqualTo("409 NOT_COLLECTABLE");
    assertThat(collect("J1").verdict()).isEqualTo("409 NOT_COLLECTABLE");
    assertThat(collect("NOBODY").verdict()).isEqualTo("404 NOT_FOUND");
  }

  private Reply collect(String device) {
    return gateway.send(
        gateway.request("/api/v1/devices/" + device + "/collect").POST(BodyPublishers.noBody()));
  }

  private static JsonObject entry(String serial, int port) {
    return new JsonObject()
        .put("serial", serial)
        .put("host", "127.0.0.1")
        .put("port", port)
        .put("every", "24h");
  }
}
