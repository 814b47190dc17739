package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.world.FakeClock;

/** {@code serve} as whoever runs it sees it: one line when it is ready, signals, exit codes. */
final class ServeProcessIT {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String ORG_UNITS =
      "code,name,kind,parent,from,to,mode\nF1,嵊州市残联,federation,,,,\nH1,三江残疾人之家,home,F1,2021-01-01,,day\n";
  private static final String DEVICES =
      "device_id,protocol,serial,home,from\nZK-01,zkteco,SERVE0001,H1,2021-01-01\n";

  @TempDir private Path folder;

  @Test
  void saysInOneLineThatItIsReadyAndLogsElsewhere() throws Exception {
    try (ServeProcess serve = ServeProcess.start(folder.resolve("data"))) {
      JsonObject ready = serve.ready();
      assertThat(ready.getBoolean("ready")).isTrue();
      assertThat(ready.getInteger("http")).isPositive();
      assertThat(ready.getInteger("device")).isPositive();
      assertThat(ready.getInteger("mqtt")).isPositive();
      assertThat(ready.getString("version")).isNotBlank();
      assertThat(ServeProcess.importCsv(ready, "org-units", ORG_UNITS)).isEqualTo(200);
      serve.terminate();
      assertThat(serve.exit(GRACE)).contains(0);
      assertThat(serve.line()).as("nothing else on stdout").isEmpty();
      assertThat(serve.log()).contains("INFO", "stopped").doesNotContain(RunningGateway.TOKEN);
    }
  }

  @Test
  void stopsInOrderWhileSomebodyListensAndKeepsWhatItAcknowledged() throws Exception {
    Path data = folder.resolve("data");
    try (ServeProcess serve = ServeProcess.start(data)) {
      JsonObject ready = serve.ready();
      seed(ready);
      try (RawSocket live = live(ready)) {
        assertThat(live.readSome()).startsWith("HTTP/1.1 200");
        assertThat(punch(ready, "08:30:00")).isEqualTo("OK:1");
        serve.terminate();
        assertThat(serve.exit(GRACE)).contains(0);
      }
    }
    assertThat(checkIns(data)).isEqualTo(1);
  }

  @Test
  void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
    Path data = folder.resolve("data");
    try (ServeProcess serve = ServeProcess.start(data)) {
      JsonObject ready = serve.ready();
      seed(ready);
      for (int second = 0; second < 20; second++) {
        assertThat(punch(ready, "08:30:%02d".formatted(second))).isEqualTo("OK:1");
      }
      serve.kill();
    }
    assertThat(checkIns(data)).isEqualTo(20);
  }

  @Test
  void refusesAFolderThatAnotherProcessUses() throws Exception {
    Path data = folder.resolve("data");
    try (ServeProcess first = ServeProcess.start(data)) {
      first.ready();
      try (ServeProcess second = ServeProcess.start(data)) {
        assertThat(second.exit(Duration.ofSeconds(60)).orElseThrow()).isNotZero();
        assertThat(second.log())
            .contains("another Rollcall process (pid " + first.pid() + ") uses the data folder")
            .doesNotContain("\tat ");
        assertThat(second.line()).isEmpty();
      }
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServeProcess first = ServeProcess.start(folder.resolve("data"))) {
      int taken = first.ready().getInteger("device");
      try (ServeProcess second = ServeProcess.start(folder.resolve("other"), taken)) {
        assertThat(second.exit(Duration.ofSeconds(60)).orElseThrow()).isNotZero();
        assertThat(second.log())
            .contains("http.port", String.valueOf(taken))
            .doesNotContain("\tat ");
      }
    }
  }

  private static void seed(JsonObject ready) throws Exception {
    assertThat(ServeProcess.importCsv(ready, "org-units", ORG_UNITS)).isEqualTo(200);
    assertThat(ServeProcess.importCsv(ready, "devices", DEVICES)).isEqualTo(200);
  }

  private static String punch(JsonObject ready, String time) throws IOException {
    byte[] request =
        RawSocket.post(
            "/iclock/cdata?SN=SERVE0001&table=ATTLOG", "7\t2021-11-05 " + time + "\t0\t1\n");
    return RawSocket.send(ready.getInteger("device"), request).body();
  }

  private static RawSocket live(JsonObject ready) throws IOException {
    RawSocket socket = new RawSocket(ready.getInteger("http"));
    socket.write(
        ("GET /api/v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + RunningGateway.TOKEN
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static int checkIns(Path data) {
    try (RunningGateway gateway = RunningGateway.start(data, FakeClock.at(OneGateway.NOW))) {
      gateway.awaitApplied();
      return gateway
          .get("/api/v1/check-ins?home=H1&from=2021-11-05&to=2021-11-06")
          .list("items")
          .size();
    }
  }
}
