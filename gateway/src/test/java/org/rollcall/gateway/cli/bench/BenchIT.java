package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.Rollcall;

/** Every phase with a load that is far too small to say anything of the machine. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class BenchIT {
  @TempDir private Path folder;

  @Test
  void measuresTheStoreAndFindsNothingLostOrDoubled() throws Exception {
    JsonObject json =
        measured(
            EnumSet.complementOf(
                EnumSet.of(Phase.MIXED, Phase.MQTT, Phase.DINGTALK, Phase.HIKVISION)));
    assertThat(json.getLong("acknowledged")).isGreaterThanOrEqualTo(5_000);
    assertThat(json.getJsonArray("measures"))
        .hasSize(10)
        .allSatisfy(row -> assertThat(((JsonObject) row).getDouble("value")).isPositive());
  }

  @Test
  void measuresTheTerminalsOfAllProtocolsAndFindsNoPictureOnDisk() throws Exception {
    JsonObject json =
        measured(EnumSet.of(Phase.MIXED, Phase.MQTT, Phase.DINGTALK, Phase.HIKVISION));
    assertThat(json.getLong("acknowledged")).isPositive();
    assertThat(json.getJsonArray("measures"))
        .hasSize(5)
        .filteredOn(row -> !((JsonObject) row).getString("measure").contains("traces"))
        .hasSize(4)
        .allSatisfy(row -> assertThat(((JsonObject) row).getDouble("value")).isPositive());
    assertThat(json.getJsonArray("measures").getJsonObject(4).getDouble("value")).isZero();
  }

  private JsonObject measured(Set<Phase> phases) throws Exception {
    BenchOptions options = new BenchOptions(folder, Duration.ofSeconds(1), 5_000, 8, 20, phases);
    Report report =
        new Bench(
                options,
                new Programme(Rollcall.class.getName()),
                Served::at,
                Clock.systemUTC(),
                what -> {})
            .run();
    JsonObject json = report.json();
    assertThat(report.isSound()).as(report.text()).isTrue();
    assertThat(json.getLong("stored")).isEqualTo(json.getLong("acknowledged"));
    return json;
  }
}
