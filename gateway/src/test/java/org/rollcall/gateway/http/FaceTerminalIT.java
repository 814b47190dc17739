package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.face.FaceTerminal;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;

/** Face terminals at the real gateway's MQTT port. */
@ExtendWith(OneGateway.class)
final class FaceTerminalIT {
  private static final String TOKEN = "token-of-the-terminal-F1";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Vertx VERTX = Vertx.vertx();

  private final RunningGateway gateway;

  FaceTerminalIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001", "P002", "P003", "P004", "P005");
    Seeds.faceTerminal(gateway, "FACE-1", "1973262", "H01", TOKEN);
    Seeds.faceTerminal(gateway, "FACE-2", "PLAIN2", "H01", "");
  }

  @AfterAll
  static void close() {
    done(VERTX.close());
  }

  @Test
  void showsThePersonOnceHoweverOftenTheTerminalSaysSo() {
    FaceTerminal terminal =
        terminal("1973262", new Faults(Set.of(Faults.Kind.DUPLICATE), 1, Duration.ZERO));
    done(terminal.connect());
    terminal.punch("NP001", LocalDateTime.of(2021, 11, 5, 8, 30), Direction.IN, Method.FACE);
    assertThat(done(terminal.flush())).isEqualTo(1);
    assertThat(terminal.unacknowledged()).isZero();
    gateway.awaitApplied();
    assertThat(checkIns("NP001"))
        .singleElement()
        .satisfies(
            checkIn ->
                assertThat(checkIn.getMap())
                    .containsEntry("source", "face")
                    .containsEntry("device", "FACE-1")
                    .containsEntry("person", "P001")
                    .containsEntry("instant", "2021-11-05T00:30:00Z")
                    .containsEntry("direction", "in")
                    .containsEntry("method", "face")
                    .containsEntry("status", "counted"));
    done(terminal.close());
  }

  @Test
  void losesNothingWhereTheLineBreaksInTheMiddle() {
    FaceTerminal terminal =
        terminal("1973262", new Faults(Set.of(Faults.Kind.CUT), 2, Duration.ZERO));
    done(terminal.connect());
    for (int minute = 0; minute < 4; minute++) {
      terminal.punch(
          "NP002", LocalDateTime.of(2021, 11, 5, 9, minute), Direction.UNKNOWN, Method.FACE);
    }
    assertThat(done(terminal.flush())).isEqualTo(4);
    gateway.awaitApplied();
    assertThat(checkIns("NP002")).hasSize(4);
    done(terminal.close());
  }

  @Test
  void comesBackByItselfAfterItsConnectionIsGone() {
    FaceTerminal terminal = terminal("1973262", Faults.none());
    done(terminal.connect());
    MqttClient other = client("1973262", TOKEN);
    done(other.connect(gateway.mqttPort(), "127.0.0.1"));
    done(other.disconnect());
    terminal.punch("NP002", LocalDateTime.of(2021, 11, 5, 10, 15), Direction.UNKNOWN, Method.FACE);
    await().until(() -> done(terminal.flush()) == 1);
    assertThat(terminal.unacknowledged()).isZero();
    done(terminal.close());
  }

  @Test
  void acknowledgesOnlyWhatTheJournalHas() {
    List<String> heard = new CopyOnWriteArrayList<>();
    MqttClient client = client("raw-1", TOKEN);
    client.publishHandler(message -> heard.add(message.payload().toString()));
    done(client.connect(gateway.mqttPort(), "127.0.0.1"));
    done(client.subscribe("mqtt/face/1973262", 1));
    long before = gateway.journalEnd();
    publish(client, "mqtt/face/1973262/Rec", record("NP003", "77", ""));
    await().until(() -> !heard.isEmpty());
    assertThat(gateway.journalEnd()).isEqualTo(before + 1);
    assertThat(new JsonObject(heard.get(0)).getString("operator")).isEqualTo("PushAck");
    assertThat(new JsonObject(heard.get(0)).getJsonObject("info"))
        .isEqualTo(new JsonObject().put("PushAckType", 2).put("SnapOrRecordID", "77"));
    done(client.disconnect());
  }

  @Test
  void takesARecordWithThreeMegabytesOfPicturesAndKeepsNoneOfThem() {
    List<String> heard = new CopyOnWriteArrayList<>();
    MqttClient client = client("raw-2", TOKEN);
    client.publishHandler(message -> heard.add(message.payload().toString()));
    done(client.connect(gateway.mqttPort(), "127.0.0.1"));
    done(client.subscribe("mqtt/face/1973262", 1));
    publish(client, "mqtt/face/1973262/Rec", record("NP004", "78", "QUJD".repeat(786_432)));
    await().until(() -> !heard.isEmpty());
    gateway.awaitApplied();
    assertThat(checkIns("NP004")).hasSize(1);
    assertThat(device("FACE-1").getJsonObject("dropped").getInteger("pictures")).isPositive();
    done(client.disconnect());
  }

  @Test
  void refusesAWrongPassword() {
    Future<?> connecting =
        client("wrong", "no-token-of-anybody").connect(gateway.mqttPort(), "127.0.0.1");
    await().until(connecting::isComplete);
    assertThat(connecting.cause()).hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
  }

  @Test
  void believesNobodyElseInTheNameOfATerminalWithAToken() {
    long before = gateway.journalEnd();
    MqttClient client = client("nobody", "");
    done(client.connect(gateway.mqttPort(), "127.0.0.1"));
    publish(client, "mqtt/face/1973262/Rec", record("NP005", "79", ""));
    publish(client, "mqtt/face/PLAIN2/Rec", record("NP005", "80", ""));
    await().until(() -> gateway.journalEnd() > before);
    gateway.awaitApplied();
    assertThat(checkIns("NP005"))
        .singleElement()
        .satisfies(checkIn -> assertThat(checkIn.getString("device")).isEqualTo("FACE-2"));
    done(client.disconnect());
  }

  @Test
  void leavesAnUnknownTerminalItsRecordsAndShowsItInTheWaitingList() {
    long before = gateway.journalEnd();
    MqttClient client = client("stranger", "");
    done(client.connect(gateway.mqttPort(), "127.0.0.1"));
    publish(client, "mqtt/face/STRANGER9/Rec", record("NP005", "81", ""));
    await().until(() -> gateway.get("/api/v1/devices/waiting").text().contains("STRANGER9"));
    assertThat(gateway.journalEnd()).isEqualTo(before);
    done(client.disconnect());
  }

  @Test
  void takesTheLastWillOfATerminalWhosePlaceIsTaken() {
    List<String> closed = new CopyOnWriteArrayList<>();
    MqttClientOptions options = options("same", TOKEN);
    options
        .setWillFlag(true)
        .setWillTopic("mqtt/face/basic")
        .setWillMessageBytes(
            Buffer.buffer("{\"operator\":\"Offline\",\"info\":{\"facesluiceId\":\"1973262\"}}"));
    MqttClient first = MqttClient.create(VERTX, options);
    first.closeHandler(ignored -> closed.add("first"));
    done(first.connect(gateway.mqttPort(), "127.0.0.1"));
    long before = gateway.journalEnd();
    MqttClient second = client("same", TOKEN);
    done(second.connect(gateway.mqttPort(), "127.0.0.1"));
    await().until(() -> !closed.isEmpty() && gateway.journalEnd() == before + 1);
    assertThat(second.isConnected()).isTrue();
    done(second.disconnect());
  }

  private FaceTerminal terminal(String serial, Faults faults) {
    return new FaceTerminal(
        VERTX,
        gateway.clock(),
        new FaceTerminal.Options(
            "127.0.0.1", gateway.mqttPort(), serial, Optional.of(TOKEN), ZONE, 20_000, faults));
  }

  private static MqttClient client(String id, String password) {
    return MqttClient.create(VERTX, options(id, password));
  }

  private static MqttClientOptions options(String id, String password) {
    MqttClientOptions options = new MqttClientOptions().setClientId(id).setMaxMessageSize(8 << 20);
    return password.isEmpty() ? options : options.setUsername("terminal").setPassword(password);
  }

  private static void publish(MqttClient client, String topic, String payload) {
    done(client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_MOST_ONCE, false, false));
  }

  private static String record(String number, String id, String picture) {
    return new JsonObject()
        .put("operator", "RecPush")
        .put(
            "info",
            new JsonObject()
                .put("customId", number)
                .put("personId", "1")
                .put("RecordID", id)
                .put("VerifyStatus", "1")
                .put("time", "2021-11-05 09:30:00")
                .put("pic", picture))
        .encode();
  }

  private List<JsonObject> checkIns(String number) {
    return gateway
        .get("/api/v1/check-ins?home=H01&from=2021-11-05&to=2021-11-06")
        .list("items")
        .stream()
        .filter(checkIn -> checkIn.getString("number").equals(number))
        .toList();
  }

  private JsonObject device(String id) {
    return gateway.get("/api/v1/devices").list("items").stream()
        .filter(row -> row.getString("device").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
