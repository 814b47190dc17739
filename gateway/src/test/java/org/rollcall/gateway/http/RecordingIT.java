package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** Recording what a terminal sends, over the API. */
class RecordingIT {
  private static final String RECORDING = "/api/v1/devices/ZK-01/recording";

  @TempDir private Path folder;
  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start(folder.resolve("data"), FakeClock.at(OneGateway.NOW));
    Seeds.orgUnits(gateway);
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
    Seeds.zktecoTerminal(gateway, "ZK-02", "GATE0002", "H01");
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void givesACaseFolderOfOneTerminalWithNothingOfAnybodyInIt() throws IOException {
    begin();
    punch("GATE0001", "2001");
    punch("GATE0002", "3001");
    gateway.device(
        RawSocket.post(
            "/iclock/cdata?SN=GATE0001&table=OPERLOG", "USER PIN=2001\tName=Zhang\tPasswd=4711\n"));

    JsonObject progress = gateway.get(RECORDING).ok();
    assertThat(progress.getString("state")).isEqualTo("running");
    assertThat(progress.getInteger("frames")).isEqualTo(2);
    assertThat(progress.getInteger("checkIns")).isEqualTo(1);
    Map<String, String> files = download();
    assertThat(files.keySet())
        .allSatisfy(path -> assertThat(path).startsWith("zkteco/recorded-20211105-"))
        .extracting(path -> path.substring(path.lastIndexOf('/') + 1))
        .containsExactly("recording.txt", "request.http", "answer.txt", "events.txt", "frames.txt");
    String all = String.join("\n", files.values());
    assertThat(all).contains("check-in 2001 2021-11-05T08:30 in finger", "USER PIN=2001");
    assertThat(all).doesNotContain("GATE", "Zhang", "4711", "3001");
  }

  @Test
  void endsByItselfAfterTenMinutes() throws IOException {
    begin();
    punch("GATE0001", "2001");
    gateway.clock().advance(Duration.ofMinutes(10));
    punch("GATE0001", "2002");

    assertThat(gateway.get(RECORDING).ok().getString("state")).isEqualTo("ended");
    assertThat(String.join("\n", download().values())).contains("2001\\t").doesNotContain("2002");
    begin();
    assertThat(gateway.get(RECORDING).ok().getInteger("frames")).isZero();
  }

  @Test
  void isForgottenAfterAnHour() {
    begin();
    gateway.clock().advance(Duration.ofMinutes(61));
    assertThat(gateway.post("/api/v1/devices/ZK-02/recording", new JsonObject()).status())
        .isEqualTo(201);
    assertThat(gateway.get(RECORDING).verdict()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void isRefusedTwiceAndForgottenWhenDeleted() {
    begin();
    assertThat(gateway.post(RECORDING, new JsonObject()).verdict())
        .isEqualTo("409 RECORDING_NOT_STARTED");
    assertThat(gateway.send(gateway.request(RECORDING).DELETE()).status()).isEqualTo(204);
    assertThat(gateway.get(RECORDING).verdict()).isEqualTo("404 NOT_FOUND");
    assertThat(gateway.get(RECORDING + "/download").verdict()).isEqualTo("404 NOT_FOUND");
    assertThat(gateway.send(gateway.request(RECORDING).DELETE()).verdict())
        .isEqualTo("404 NOT_FOUND");
  }

  @Test
  void takesNoMoreThanItsFrames() throws IOException {
    begin();
    for (int i = 0; i < 2_001; i++) {
      RawSocket.send(gateway.devicePort(), "GET /iclock/ping?SN=GATE0001 HTTP/1.1\r\n\r\n");
    }
    JsonObject progress = gateway.get(RECORDING).ok();
    assertThat(progress.getString("state")).isEqualTo("full");
    assertThat(progress.getInteger("frames")).isEqualTo(2_000);
  }

  private void begin() {
    assertThat(gateway.post(RECORDING, new JsonObject()).status()).isEqualTo(201);
  }

  private void punch(String serial, String number) {
    gateway.device(
        RawSocket.post(
            "/iclock/cdata?SN=" + serial + "&table=ATTLOG",
            number + "\t2021-11-05 08:30:00\t0\t1\n"));
  }

  private Map<String, String> download() throws IOException {
    HttpResponse<byte[]> response =
        gateway.send(
            gateway.request(RECORDING + "/download").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
