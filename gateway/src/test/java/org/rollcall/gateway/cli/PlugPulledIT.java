package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.Faults;
import org.rollcall.gateway.cli.SimulatedFleet.Kind;
import org.rollcall.gateway.ingest.mqtt.Mosquitto;

/**
 * Somebody pulls the plug while terminals of every protocol deliver: connections break, the gateway
 * is killed, and so is the broker. What the terminals have recorded is what is counted, each once.
 *
 * <p>{@code -Drollcall.plug.events=10000 -Drollcall.plug.kills=5} makes it a long run.
 */
@Tag("invariant-1")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
final class PlugPulledIT {
  /** Of each protocol. */
  private static final int EVENTS = Integer.getInteger("rollcall.plug.events", 240);

  private static final int KILLS = Integer.getInteger("rollcall.plug.kills", 1);
  private static final int TERMINALS_PER_PROTOCOL = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Faults FAULTS =
      new Faults(Set.of(Faults.Kind.CUT, Faults.Kind.DUPLICATE), 7, Duration.ZERO);
  private static final JsonObject TOWN =
      new JsonObject()
          .put("org", "town")
          .put("corpId", "dingtown01")
          .put("appKey", "dingappkey01")
          .put("token", "token123")
          .put("aesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  private static final String ORG_UNITS =
      "code,name,kind,parent,from,to,mode\nF1,嵊州市残联,federation,,,,\nH1,三江残疾人之家,home,F1,2021-01-01,,day\n";

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final int httpPort;
  private final int devicePort;
  private final int mqttPort;

  PlugPulledIT() throws IOException {
    try (ServerSocket http = new ServerSocket(0);
        ServerSocket device = new ServerSocket(0);
        ServerSocket mqtt = new ServerSocket(0)) {
      httpPort = http.getLocalPort();
      devicePort = device.getLocalPort();
      mqttPort = mqtt.getLocalPort();
    }
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void countsEveryPunchOfEveryProtocolOnceThroughKillsOfTheGateway() throws Exception {
    pullThePlug(List.of(Kind.values()), mqttPort, "embedded", () -> {});
  }

  @Test
  void countsEveryPunchOnceThroughKillsOfTheBrokerAndTheGateway() throws Exception {
    Optional<Path> program = Mosquitto.program();
    assumeTrue(program.isPresent(), "Mosquitto is not installed here: apt-get install mosquitto");
    Path brokers = Files.createDirectory(folder.resolve("broker"));
    try (Mosquitto broker = Mosquitto.start(program.orElseThrow(), brokers)) {
      pullThePlug(
          List.of(Kind.FACE, Kind.DEJAOS),
          broker.port(),
          "tcp://127.0.0.1:" + broker.port(),
          () -> {
            broker.kill();
            broker.startAgain();
          });
    }
  }

  /** What else loses its power when the gateway does. */
  @FunctionalInterface
  private interface Outage {
    void strike() throws InterruptedException;
  }

  private void pullThePlug(List<Kind> kinds, int terminalsPort, String broker, Outage outage)
      throws Exception {
    SimulatedFleet fleet =
        new SimulatedFleet(
            "127.0.0.1",
            devicePort,
            terminalsPort,
            kinds,
            FAULTS,
            Optional.of(TOWN),
            Optional.of(PATIENCE));
    Path settings = settings(broker);
    Path data = folder.resolve("data");
    PunchingFleet punching =
        new PunchingFleet(
            vertx, fleet, kinds.size() * TERMINALS_PER_PROTOCOL, EVENTS / TERMINALS_PER_PROTOCOL);
    ServeProcess serve = ServeProcess.start(data, settings);
    try {
      seed(serve.ready(), fleet, punching.terminals());
      punching.begin();
      for (int kill = 1; kill <= KILLS; kill++) {
        punching.awaitAcknowledged(punching.recorded() * kill / (KILLS + 1));
        serve.kill();
        outage.strike();
        serve = ServeProcess.start(data, settings);
        serve.ready();
      }
      punching.awaitAcknowledged(punching.recorded());
      punching.end();
      StoredCheckIns.awaitFollowed(httpPort);
      serve.terminate();
      assertThat(serve.exit(Duration.ofSeconds(20))).contains(0);
    } finally {
      serve.close();
    }
    Map<String, Long> expected = new TreeMap<>();
    kinds.forEach(kind -> expected.merge(kind.protocol(), (long) EVENTS, Long::sum));
    StoredCheckIns stored = StoredCheckIns.of(data);
    assertThat(stored.byProtocol()).isEqualTo(expected);
    assertThat(stored.identities())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(punching.identities());
    System.out.printf(
        "%d punches recorded, stored %s, each once, through %d kills (mqtt.broker: %s)%n",
        punching.recorded(), stored.byProtocol(), KILLS, broker);
    assertThat(Invocation.of("recount", "--verify", "--data", data.toString()).exit()).isZero();
  }

  private void seed(JsonObject ready, SimulatedFleet fleet, int terminals) throws Exception {
    assertThat(ServeProcess.importCsv(ready, "org-units", ORG_UNITS)).isEqualTo(200);
    String devices = fleet.devices(terminals, List.of("H1"), LocalDate.of(2021, 1, 1));
    assertThat(ServeProcess.importCsv(ready, "devices", devices)).isEqualTo(200);
  }

  private Path settings(String broker) throws IOException {
    return Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        bind.host: 127.0.0.1
        http.port: %d
        device.port: %d
        mqtt.port: %d
        mqtt.broker: %s
        ingest.staleAfter: never
        dingtalk: [%s]
        """
            .formatted(httpPort, devicePort, mqttPort, broker, TOWN.encode()));
  }
}
