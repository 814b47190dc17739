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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** What terminals tell of themselves without a punch: their clock, and that they are gone. */
class SignsOfLifeIT {
  private static final String TOKEN = "token-of-the-hikvision-terminal";

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway =
        RunningGateway.start(folder.resolve("data"), FakeClock.at("2021-11-05T08:30:00+08:00"));
    Seeds.orgUnits(gateway);
    gateway
        .importCsv(
            "devices",
            """
            device_id,protocol,serial,home,from,to,direction,service,time_zone,token
            FACE-1,face,F1,H01,2000-01-01,,terminal,,Asia/Shanghai,
            MQTT-1,mqtt,M1,H01,2000-01-01,,terminal,,Asia/Shanghai,
            HIK-1,hikvision,K1,H01,2000-01-01,,terminal,,Asia/Shanghai,%s
            ZK-1,zkteco,Z1,H01,2000-01-01,,terminal,,Asia/Shanghai,
            DEJA-1,dejaos,D1,H01,2000-01-01,,terminal,,Asia/Shanghai,
            """
                .formatted(TOKEN))
        .ok();
  }

  @AfterEach
  void close() {
    gateway.close();
    done(vertx.close());
  }

  @Test
  void showTheClockOfATerminalBeforeItsFirstPunch() {
    publish("mqtt/face/heartbeat", heartbeat("F1", "2021-11-05 08:35:00"));
    gateway.device(
        RawSocket.post(
            "/hikvision/" + TOKEN,
            "{\"eventType\":\"heartBeat\",\"dateTime\":\"2021-11-05T08:28:00+08:00\"}"));
    gateway.device(
        RawSocket.post(
            "/iclock/cdata?SN=Z1&table=rtstate",
            "time=2021-11-05 08:30:02\tsensor=00\trelay=00\talarm=0\n"));
    publish("access_device/v2/event/heartbeat", "{\"uuid\":\"D1\",\"time\":1636072140}");

    await().until(() -> device("DEJA-1").getString("clockToldBy") != null);
    assertThat(clock("FACE-1")).isEqualTo("300.0 drift heartbeat");
    assertThat(clock("HIK-1")).isEqualTo("-120.0 drift heartbeat");
    assertThat(clock("ZK-1")).isEqualTo("2.0 ok heartbeat");
    assertThat(clock("DEJA-1")).isEqualTo("-60.0 ok heartbeat");
    assertThat(clock("MQTT-1")).isEqualTo("null unknown null");
    assertThat(gateway.get("/api/v1/devices/FACE-1/history").list("findings"))
        .extracting(finding -> finding.getString("detail"))
        .containsExactly("the terminal's clock is 300 s ahead");
  }

  @Test
  void countForATerminalOfWhichPeopleKnowOnlyThatItSpeaksMqtt() {
    publish("mqtt/face/heartbeat", heartbeat("M1", "2021-11-05 08:30:00"));
    await().until(() -> device("MQTT-1").getString("clockToldBy") != null);
    assertThat(device("MQTT-1").getBoolean("online")).isTrue();

    gateway.clock().advance(Duration.ofMinutes(6));

    assertThat(device("MQTT-1").getString("contact")).isEqualTo("silent");
  }

  @Test
  void leaveTheTimeAtWhichATerminalWasGone() {
    publish("mqtt/face/basic", "{\"operator\":\"Offline\",\"info\":{\"facesluiceId\":\"F1\"}}");
    await().until(() -> !departures("FACE-1").isEmpty());
    gateway.clock().advance(Duration.ofMinutes(1));
    publish("access_device/v2/event/offline", "{\"uuid\":\"D1\",\"time\":1636000000}");

    await().until(() -> !departures("DEJA-1").isEmpty());
    assertThat(departures("FACE-1"))
        .containsExactly(new JsonObject().put("serial", "F1").put("at", "2021-11-05T00:30:00Z"));
    assertThat(departures("DEJA-1"))
        .as("by the receipt: a will carries the time of the connect")
        .containsExactly(new JsonObject().put("serial", "D1").put("at", "2021-11-05T00:31:00Z"));
  }

  private List<JsonObject> departures(String id) {
    return gateway.get("/api/v1/devices/" + id + "/history").list("departures");
  }

  private String clock(String id) {
    JsonObject device = device(id);
    return device.getValue("clockOffsetSeconds")
        + " "
        + device.getString("clock")
        + " "
        + device.getString("clockToldBy");
  }

  private JsonObject device(String id) {
    return gateway.get("/api/v1/devices").list("items").stream()
        .filter(device -> device.getString("device").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String heartbeat(String serial, String time) {
    return new JsonObject()
        .put("operator", "HeartBeat")
        .put("info", new JsonObject().put("facesluiceId", serial).put("time", time))
        .encode();
  }

  /** As a client of its own. */
  private void publish(String topic, String message) {
    MqttClient client = MqttClient.create(vertx, new MqttClientOptions().setCleanSession(true));
    done(client.connect(gateway.mqttPort(), "127.0.0.1"));
    done(client.publish(topic, Buffer.buffer(message), MqttQoS.AT_LEAST_ONCE, false, false));
    done(client.disconnect());
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
