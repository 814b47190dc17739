package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.world.FakeClock;

/** Terminals of every protocol, faults and all, against the real gateway. */
class SimulateIT {
  private static final JsonObject TOWN =
      new JsonObject()
          .put("org", "town")
          .put("corpId", "dingtown01")
          .put("appKey", "dingappkey01")
          .put("token", "token123")
          .put("aesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

  @TempDir private Path folder;
  private RunningGateway gateway;

  @BeforeEach
  void begin() {
    gateway =
        RunningGateway.startInTempFolder(
            new FakeClock(Rollcall.clock().instant()), Map.of("dingtalk", List.of(TOWN)));
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003");
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void letsEveryProtocolDeliverEveryPunch() throws IOException {
    Path settings = folder.resolve("rollcall.yaml");
    Files.writeString(settings, "dingtalk: [" + TOWN.encode() + "]");
    Invocation done =
        simulate(
            "--terminals",
            "7",
            "--seconds",
            "2",
            "--rate",
            "20",
            "--protocols",
            "ZKTECO,ZKTECO_SECURITY,JSON,HIKVISION,FACE,DEJAOS,DINGTALK",
            "--fault",
            "duplicate,reorder,cut",
            "--config",
            settings.toString());
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("7 terminals connected", "40 punches, 40 acknowledged, 0 left");
    assertThat(done.exit()).isZero();
    gateway.awaitApplied();
    assertThat(gateway.get("/api/v1/devices").list("items"))
        .filteredOn(device -> device.getString("lastEventAt") != null)
        .extracting(device -> device.getString("protocol"))
        .containsExactly("zkteco", "zkteco", "json", "hikvision", "face", "dejaos", "dingtalk");
  }

  @Test
  void saysWhatPlayingDingTalkNeeds() {
    Invocation refused = simulate("--protocols", "DINGTALK");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("DINGTALK needs --config");
  }

  private Invocation simulate(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "simulate",
                "--http",
                gateway.address(),
                "--device-port",
                String.valueOf(gateway.devicePort()),
                "--mqtt-port",
                String.valueOf(gateway.mqttPort()),
                "--token",
                RunningGateway.TOKEN));
    line.addAll(List.of(more));
    return Invocation.of(line.toArray(String[]::new));
  }
}
