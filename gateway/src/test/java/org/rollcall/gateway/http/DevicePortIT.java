package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.Reply;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.ingest.WaitingList;

/** Terminals at the device port, those nobody knows and those that misbehave. */
@ExtendWith(OneGateway.class)
final class DevicePortIT {
  private static final String DAY = "&from=2021-11-05&to=2021-11-06";

  private final RunningGateway gateway;

  DevicePortIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
    Seeds.zktecoTerminal(gateway, "ZK-01", "GATE0001", "H01");
  }

  @Test
  void storesWhatATerminalSaysWithoutAHostHeader() {
    byte[] request = attlog("GATE0001", "NP001\t2021-11-05 08:30:00\t0\t15\n");
    assertThat(gateway.device(request).body()).isEqualTo("OK:1");
    assertThat(checkIns("NP001", "H01"))
        .singleElement()
        .satisfies(
            checkIn ->
                assertThat(checkIn.getMap())
                    .containsEntry("source", "zkteco")
                    .containsEntry("device", "ZK-01")
                    .containsEntry("serial", "GATE0001")
                    .containsEntry("person", "P001")
                    .containsEntry("instant", "2021-11-05T00:30:00Z")
                    .containsEntry("localTime", "2021-11-05T08:30:00")
                    .containsEntry("direction", "in")
                    .containsEntry("method", "face")
                    .containsEntry("status", "counted"));
  }

  @Test
  void refusesAnUnknownTerminalUntilSomebodyClaimsIt() {
    byte[] request = attlog("STRANGER1", "NP001\t2021-11-05 09:30:00\t1\t1\n");
    gateway.clock().advance(Duration.ofSeconds(1));
    assertThat(gateway.device(request).status()).isEqualTo(503);
    assertThat(gateway.device(request).head()).containsIgnoringCase("Retry-After:");
    JsonObject waiting = waiting("STRANGER1");
    assertThat(waiting.getString("protocol")).isEqualTo("zkteco");
    assertThat(waiting.getInteger("attempts")).isEqualTo(2);
    assertThat(waiting.getString("remote")).isEqualTo("127.0.0.1");

    gateway
        .post(
            "/api/v1/devices/waiting/zkteco/STRANGER1/claim",
            new JsonObject().put("home", "H02").put("device", "ZK-02"))
        .ok();
    assertThat(gateway.get("/api/v1/devices/waiting").text()).doesNotContain("STRANGER1");
    Seeds.badges(gateway, "home:H02", "P001");
    assertThat(gateway.device(request).body()).isEqualTo("OK:1");
    assertThat(checkIns("NP001", "H02"))
        .singleElement()
        .satisfies(checkIn -> assertThat(checkIn.getString("device")).isEqualTo("ZK-02"));
  }

  @Test
  void leavesATerminalWaitingWhenItsClaimIsRefused() {
    gateway.device(attlog("STRANGER2", "1\t2021-11-05 09:30:00\t1\t1\n"));
    Reply reply =
        gateway.post(
            "/api/v1/devices/waiting/zkteco/STRANGER2/claim", new JsonObject().put("home", "H99"));
    assertThat(reply.verdict()).isEqualTo("422 BAD_ROWS");
    assertThat(waiting("STRANGER2").getInteger("attempts")).isEqualTo(1);
  }

  @Test
  void staysUprightUnderAThousandStrangersAndForgetsTheOldest() throws IOException {
    int knocks = WaitingList.TERMINALS_MAX + 100;
    try (RawSocket socket = new RawSocket(gateway.devicePort())) {
      for (int i = 0; i < knocks; i++) {
        gateway.clock().advance(Duration.ofMillis(1));
        socket.write(
            "GET /iclock/getrequest?SN=FLOOD%05d HTTP/1.1\r\n\r\n"
                .formatted(i)
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.read().status()).isEqualTo(503);
      }
    }
    List<JsonObject> waiting = gateway.get("/api/v1/devices/waiting").list("items");
    assertThat(waiting).hasSize(WaitingList.TERMINALS_MAX);
    assertThat(waiting.get(0).getString("serial")).isEqualTo("FLOOD%05d".formatted(knocks - 1));
    assertThat(waiting).extracting(row -> row.getString("serial")).doesNotContain("FLOOD00000");
    byte[] request = attlog("GATE0001", "5001\t2021-11-05 08:31:00\t0\t1\n");
    assertThat(gateway.device(request).status()).isEqualTo(200);
  }

  @Test
  void takesNothingOfABodyThatIsTooLarge() throws IOException {
    long before = gateway.journalEnd();
    try (RawSocket socket = new RawSocket(gateway.devicePort())) {
      socket.write(
          ("POST /iclock/cdata?SN=GATE0001&table=ATTLOG HTTP/1.1\r\nContent-Length: "
                  + (9 << 20)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] line = "5002\t2021-11-05 08:31:00\t0\t1\n".getBytes(StandardCharsets.US_ASCII);
      assertThat(refusedWhileWriting(socket, line).status()).isEqualTo(413);
    }
    assertThat(gateway.journalEnd()).isEqualTo(before);
  }

  @Test
  void storesNothingOfABodyThatIsCutAndAllOfItTheNextTime() throws IOException {
    byte[] request =
        attlog("GATE0001", "5003\t2021-11-05 08:31:00\t0\t1\n5003\t2021-11-05 09:31:00\t1\t1\n");
    long before = gateway.journalEnd();
    try (RawSocket socket = new RawSocket(gateway.devicePort())) {
      socket.write(Arrays.copyOf(request, request.length - 20));
    }
    assertThat(gateway.device(request).body()).isEqualTo("OK:2");
    assertThat(gateway.journalEnd()).isEqualTo(before + 1);
    assertThat(checkIns("5003", "H01")).hasSize(2);
  }

  @Test
  void keepsTheGoodLinesBesideHalfCharacters() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("5004\t2021-11-05 08:31:00\t0\t1\n".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(new byte[] {(byte) 0xE5, (byte) 0xBC, '\t'});
    body.writeBytes("2021-11-05 08:32:00\t0\t1\nnonsense \u00e5".getBytes(StandardCharsets.UTF_8));
    body.write(0xBC);
    body.writeBytes("\n5004\t2021-11-05 09:31:00\t1\t1\n".getBytes(StandardCharsets.US_ASCII));
    byte[] request = RawSocket.post("/iclock/cdata?SN=GATE0001&table=ATTLOG", body.toByteArray());
    assertThat(gateway.device(request).body()).isEqualTo("OK:4");
    assertThat(checkIns("5004", "H01")).hasSize(2);
    assertThat(gateway.get("/api/v1/quarantine?reason=MALFORMED").list("items"))
        .anySatisfy(
            held -> {
              assertThat(held.getString("raw")).startsWith("nonsense");
              assertThat(held.getString("serial")).isEqualTo("GATE0001");
              assertThat(held.getString("problem")).isNotBlank();
            });
  }

  @Test
  void acceptsADuplicateAndKeepsOne() {
    byte[] request = attlog("GATE0001", "5005\t2021-11-05 08:31:00\t0\t1\n");
    assertThat(gateway.device(request).body()).isEqualTo("OK:1");
    assertThat(gateway.device(request).body()).isEqualTo("OK:1");
    assertThat(checkIns("5005", "H01")).hasSize(1);
  }

  @Test
  void welcomesNobodyWithoutASerial() {
    long before = gateway.journalEnd();
    RawSocket.Answer greeting =
        gateway.device(
            "GET /iclock/cdata?options=all HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(greeting.status()).isEqualTo(200);
    assertThat(greeting.body()).startsWith("ERROR").doesNotContain("Stamp");
    byte[] nameless =
        RawSocket.post("/iclock/cdata?table=ATTLOG", "1\t2021-11-05 08:31:00\t0\t1\n");
    assertThat(gateway.device(nameless).status()).isEqualTo(400);
    assertThat(gateway.journalEnd()).isEqualTo(before);
  }

  @Test
  void showsHowATerminalIs() {
    gateway.device(attlog("GATE0001", "5006\t2021-11-05 08:31:00\t0\t1\n"));
    gateway.device(
        RawSocket.post(
            "/iclock/cdata?SN=GATE0001&table=options", "~DeviceName=X9,FWVersion=Ver 8.0.4"));
    gateway.device(
        RawSocket.post("/iclock/fdata?SN=GATE0001&table=ATTPHOTO", "PIN=1.jpg\n\0\1\2\3"));
    JsonObject device = device("ZK-01");
    assertThat(device.getBoolean("online")).isTrue();
    assertThat(device.getString("firmware")).isEqualTo("Ver 8.0.4");
    assertThat(device.getJsonObject("dropped").getInteger("pictures")).isEqualTo(1);
    assertThat(device.getString("lastContactAt")).isEqualTo(gateway.clock().instant().toString());

    gateway.clock().advance(Duration.ofMinutes(11));
    assertThat(device("ZK-01").getBoolean("online")).isFalse();
  }

  @Test
  void saysThatThisPortIsForTerminals() {
    assertThat(
            gateway.device("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)).status())
        .isEqualTo(404);
    assertThat(gateway.device(RawSocket.post("/api/v1/import/persons", "x")).status())
        .isEqualTo(404);
  }

  private static byte[] attlog(String serial, String lines) {
    return RawSocket.post("/iclock/cdata?SN=" + serial + "&table=ATTLOG&Stamp=9999", lines);
  }

  /** Writes lines until the other side answers; it does before all are there. */
  private static RawSocket.Answer refusedWhileWriting(RawSocket socket, byte[] line)
      throws IOException {
    byte[] block = new byte[line.length * 1_024];
    for (int at = 0; at < block.length; at += line.length) {
      System.arraycopy(line, 0, block, at, line.length);
    }
    try {
      for (int written = 0; written < 9 << 20; written += block.length) {
        socket.write(block);
      }
    } catch (IOException hungUp) {
      // what counts is the answer that came before
    }
    return socket.read();
  }

  private List<JsonObject> checkIns(String number, String home) {
    return gateway.get("/api/v1/check-ins?home=" + home + DAY).list("items").stream()
        .filter(checkIn -> checkIn.getString("number").equals(number))
        .toList();
  }

  private JsonObject waiting(String serial) {
    return gateway.get("/api/v1/devices/waiting").list("items").stream()
        .filter(row -> row.getString("serial").equals(serial))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject device(String id) {
    return gateway.get("/api/v1/devices").list("items").stream()
        .filter(row -> row.getString("device").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
