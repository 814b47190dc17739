package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endpoint with a client of MQTT 5 that somebody else wrote. */
final class EmbeddedVersion5Test {
  private static final long WAIT_MS = 20_000;

  private final Vertx vertx = Vertx.vertx();
  private final Terminals terminals = new Terminals();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private EmbeddedIntake intake;
  private int port;

  @BeforeEach
  void open() {
    terminals.registerWithToken("S1", "token-1");
    intake =
        new EmbeddedIntake(
            vertx, terminals, (protocol, what) -> {}, List.of("mqtt"), "127.0.0.1", 0);
    intake.subscribe(
        "t/+/up",
        message -> {
          taken.add(message.payload().toString());
          return Future.succeededFuture(true);
        });
    port = done(intake.open()).orElseThrow();
  }

  @AfterEach
  void close() {
    done(intake.close(1_000));
    done(vertx.close());
  }

  @Test
  void acknowledgesEachQuality() throws MqttException {
    MqttAsyncClient client = connected("c1", options("token-1"));
    for (int qos = 0; qos <= 2; qos++) {
      IMqttToken sent = client.publish("t/S1/up", bytes("q" + qos), qos, false);
      sent.waitForCompletion(WAIT_MS);
    }
    await().until(() -> taken.size() == 3);
    assertThat(taken).containsExactlyInAnyOrder("q0", "q1", "q2");
    client.disconnect().waitForCompletion(WAIT_MS);
    client.close();
  }

  @Test
  void saysWhyAPasswordOrASubscriptionIsRefused() throws MqttException {
    assertThatThrownBy(() -> connected("c1", options("wrong")))
        .isInstanceOfSatisfying(
            MqttException.class,
            e ->
                assertThat(e.getReasonCode())
                    .isEqualTo(MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD));
    MqttAsyncClient client = connected("c1", options("token-1"));
    IMqttToken own = client.subscribe("t/S1/down", 1);
    own.waitForCompletion(WAIT_MS);
    assertThat(own.getReasonCodes()).containsExactly(1);
    IMqttToken all = client.subscribe("#", 1);
    all.waitForCompletion(WAIT_MS);
    assertThat(all.getReasonCodes()).containsExactly(MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED);
    client.disconnect().waitForCompletion(WAIT_MS);
    client.close();
  }

  @Test
  void endsTheFirstConnectionAndCarriesOutItsWill() throws MqttException {
    MqttConnectionOptions withWill = options("token-1");
    withWill.setWill("t/S1/up", new MqttMessage(bytes("gone")));
    MqttAsyncClient first = connected("same", withWill);
    MqttAsyncClient second = connected("same", options("token-1"));
    await().until(() -> !first.isConnected());
    await().until(() -> taken.contains("gone"));
    second.publish("t/S1/up", bytes("still here"), 1, false).waitForCompletion(WAIT_MS);
    second.disconnect().waitForCompletion(WAIT_MS);
    second.close();
    first.close(true);
  }

  @Test
  void sendsTowardsATerminal() throws MqttException {
    List<String> heard = new CopyOnWriteArrayList<>();
    MqttAsyncClient client = connected("c1", options("token-1"));
    client.setCallback(new Heard(heard));
    client.subscribe("t/S1/down", 1).waitForCompletion(WAIT_MS);
    done(intake.publish("t/S1/down", Buffer.buffer("hello"), 1));
    await().until(() -> heard.contains("hello"));
    client.disconnect().waitForCompletion(WAIT_MS);
    client.close();
  }

  private MqttAsyncClient connected(String id, MqttConnectionOptions options) throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient("tcp://127.0.0.1:" + port, id, new MemoryPersistence());
    client.connect(options).waitForCompletion(WAIT_MS);
    return client;
  }

  private static MqttConnectionOptions options(String password) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName("terminal");
    options.setPassword(bytes(password));
    return options;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
