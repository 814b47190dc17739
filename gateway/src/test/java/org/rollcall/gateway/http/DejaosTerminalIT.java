package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.dejaos.DejaosTerminal;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** Terminals with DejaOS software at the real gateway's MQTT port. */
@ExtendWith(OneGateway.class)
final class DejaosTerminalIT {
  private static final String TOKEN = "token-of-the-terminal-D1";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Vertx VERTX = Vertx.vertx();

  private final RunningGateway gateway;

  DejaosTerminalIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003");
    gateway.importCsv(
        "devices",
        """
        device_id,protocol,serial,home,from,direction,token
        DEJA-1,dejaos,DW-1,H01,2021-01-01,terminal,%s
        """
            .formatted(TOKEN));
  }

  @AfterAll
  static void close() {
    done(VERTX.close());
  }

  @ParameterizedTest
  @EnumSource(DejaosTerminal.Version.class)
  void deliversEveryPunchOnceThroughAllFaults(DejaosTerminal.Version version) {
    DejaosTerminal terminal =
        terminal(
            "DW-1",
            version,
            new Faults(EnumSet.allOf(Faults.Kind.class), 2, Duration.ofSeconds(90)));
    done(terminal.connect());
    String number = version == DejaosTerminal.Version.V1 ? "NP001" : "NP002";
    for (int minute = 0; minute < 7; minute++) {
      terminal.punch(number, LocalDateTime.of(2021, 11, 5, 9, minute), Direction.IN, Method.FACE);
    }
    await().until(() -> done(terminal.flush()) >= 0 && terminal.unacknowledged() == 0);
    gateway.awaitApplied();
    assertThat(checkIns(number))
        .hasSize(7)
        .allSatisfy(
            checkIn ->
                assertThat(checkIn.getMap())
                    .containsEntry("source", "dejaos")
                    .containsEntry("device", "DEJA-1")
                    .containsEntry("direction", "unknown")
                    .containsEntry("method", "face"))
        .anySatisfy(
            checkIn -> assertThat(checkIn.getString("instant")).isEqualTo("2021-11-05T01:06:00Z"));
    assertThat(
            Duration.between(
                LocalDateTime.ofInstant(gateway.clock().instant(), ZONE), terminal.clock()))
        .isGreaterThan(Duration.ofSeconds(60));
    done(terminal.close());
  }

  @Test
  void keepsWhatTheGatewayDoesNotWant() {
    DejaosTerminal stranger =
        new DejaosTerminal(
            VERTX,
            gateway.clock(),
            DejaosTerminal.Options.of(
                    "127.0.0.1", gateway.mqttPort(), "DW-UNKNOWN", Optional.empty(), ZONE)
                .withAnswerWithin(Duration.ofMillis(300)));
    // A topic of somebody whom nobody has registered is refused; it connects all the same.
    done(stranger.connect());
    stranger.punch("NP003", LocalDateTime.of(2021, 11, 5, 9, 0), Direction.IN, Method.CARD);
    assertThat(done(stranger.flush())).isZero();
    assertThat(stranger.unacknowledged()).isEqualTo(1);
    assertThat(gateway.get("/api/v1/devices/waiting").text()).contains("DW-UNKNOWN");
    done(stranger.close());
  }

  @ParameterizedTest
  @CsvSource({"QR, 1", "CARD, 2", "FACE, 3", "PASSWORD, 4"})
  void saysHowSomebodyWasRecognised(Method method, int minute) {
    DejaosTerminal terminal = terminal("DW-1", DejaosTerminal.Version.V2, Faults.none());
    done(terminal.connect());
    done(terminal.poll());
    LocalDateTime time = LocalDateTime.of(2021, 11, 5, 14, minute);
    String instant = time.atZone(ZONE).toInstant().toString();
    terminal.punch("NP003", time, Direction.OUT, method);
    assertThat(done(terminal.flush())).isEqualTo(1);
    gateway.awaitApplied();
    assertThat(checkIns("NP003"))
        .filteredOn(checkIn -> checkIn.getString("instant").equals(instant))
        .singleElement()
        .satisfies(
            checkIn ->
                assertThat(checkIn.getString("method")).isEqualToIgnoringCase(method.name()));
    done(terminal.close());
  }

  private DejaosTerminal terminal(String serial, DejaosTerminal.Version version, Faults faults) {
    return new DejaosTerminal(
        VERTX,
        gateway.clock(),
        DejaosTerminal.Options.of("127.0.0.1", gateway.mqttPort(), serial, Optional.of(TOKEN), ZONE)
            .with(version)
            .with(faults));
  }

  private List<JsonObject> checkIns(String number) {
    return gateway
        .get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06")
        .list("items")
        .stream()
        .filter(checkIn -> checkIn.getString("number").equals(number))
        .toList();
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
