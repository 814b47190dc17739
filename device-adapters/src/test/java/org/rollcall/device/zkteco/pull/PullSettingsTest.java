package org.rollcall.device.zkteco.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullSettingsTest {

  @Test
  void takesWhatIsLeftOutAsUsual() {
    assertThat(read("{'serial':'PULL0001','host':'10.0.0.9'}").targets())
        .containsExactly(
            new PullTarget(
                "PULL0001",
                "10.0.0.9",
                4370,
                Transport.TCP,
                0,
                Duration.ofMinutes(15),
                false,
                false));
  }

  @Test
  void takesEverythingThatIsWritten() {
    PullSettings settings =
        read(
            "{'serial':'PULL0001','host':'door.lan','port':4371,'transport':'udp','commKey':4711,"
                + "'every':'90s','disableWhileReading':true,'live':true}");

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.targets())
        .containsExactly(
            new PullTarget(
                "PULL0001",
                "door.lan",
                4371,
                Transport.UDP,
                4711,
                Duration.ofSeconds(90),
                true,
                true));
  }

  @Test
  void namesEveryProblemAndNoSecret() {
    PullSettings settings =
        read(
            "{'serial':1234,'port':70000,'transport':'ipx','commKey':'hush-hush','every':'0s',"
                + "'disableWhileReading':'perhaps','colour':'red'}",
            "{'serial':'PULL0001','host':'10.0.0.9'}",
            "{'serial':'PULL0001','host':'10.0.0.10'}");

    assertThat(settings.targets()).isEmpty();
    assertThat(settings.problems())
        .containsExactly(
            "zkteco[0].colour is an unknown key",
            "zkteco[0].serial: write the serial number as on the housing, in quotes",
            "zkteco[0].host: write the terminal's address",
            "zkteco[0].port: \"70000\" can't be used; write a whole number from 1 to 65535",
            "zkteco[0].transport: write tcp or udp",
            "zkteco[0].commKey: write a whole number from 0 to 4294967295",
            "zkteco[0].every: write a number and s, m or h, from 1s to 24h",
            "zkteco[0].disableWhileReading: write true or false",
            "zkteco[2].serial: PULL0001 is there twice");
  }

  private static PullSettings read(String... entries) {
    return PullSettings.read(
        List.of(entries).stream().map(entry -> new JsonObject(entry.replace('\'', '"'))).toList());
  }
}
