package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceMemory;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;

/** Messages out of a real broker, which comes and goes. */
final class BrokerIntakeIT {
  private static final BrokerTimes QUICK = new BrokerTimes(3_000, 500, 3_000, 50, 3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final List<MqttMessage> taken = new CopyOnWriteArrayList<>();
  private final Queue<Boolean> verdicts = new ConcurrentLinkedQueue<>();
  private volatile JsonObject memory = new JsonObject();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    done(vertx.close());
  }

  @Test
  @Tag("invariant-1")
  void losesNothingWhenTheBrokerRestartsInTheMiddle() throws IOException {
    try (Mosquitto broker = broker()) {
      BrokerIntake intake = intake(broker.settings());
      Sender sender = new Sender(broker.port());
      int messages = 300;
      for (int i = 0; i < messages; i++) {
        if (i == 100 || i == 200) {
          broker.stop();
          broker.startAgain();
        }
        sender.send("t/S1/up", "m" + i);
      }
      await().atMost(PATIENCE).until(() -> payloads().size() == messages);
      done(intake.close(5_000));
    }
  }

  @Test
  void fetchesWhatCameWhileItWasAway() throws IOException {
    try (Mosquitto broker = broker()) {
      done(intake(broker.settings()).close(5_000));
      Sender sender = new Sender(broker.port());
      for (int i = 0; i < 500; i++) {
        sender.send("t/S1/up", "while-away-" + i);
      }
      assertThat(payloads()).isEmpty();
      BrokerIntake again = intake(broker.settings());
      await().atMost(PATIENCE).until(() -> payloads().size() == 500);
      assertThat(taken.get(0).sender()).isInstanceOf(MqttSender.Broker.class);
      done(again.close(5_000));
    }
  }

  @Test
  void triesAgainWhatWasNotKeptAndLetsTheBrokerSendItAgainAtLast() throws IOException {
    try (Mosquitto broker = broker()) {
      for (int i = 0; i < QUICK.attemptsMax(); i++) {
        verdicts.add(false);
      }
      BrokerIntake intake = intake(broker.settings());
      new Sender(broker.port()).send("t/S1/up", "stubborn");
      await().atMost(PATIENCE).until(() -> taken.size() == QUICK.attemptsMax() + 1);
      assertThat(counts).containsEntry("not-kept", 1).containsEntry("broker-lost", 1);
      done(intake.close(5_000));
      BrokerIntake again = intake(broker.settings());
      new Sender(broker.port()).send("t/S1/up", "next");
      await().atMost(PATIENCE).until(() -> payloads().contains("next"));
      assertThat(taken).as("what was kept is acknowledged").hasSize(QUICK.attemptsMax() + 2);
      done(again.close(5_000));
    }
  }

  @Test
  void sendsTowardsATerminalAsFastAsTheBrokerTakesIt() throws IOException {
    try (Mosquitto broker = broker()) {
      BrokerIntake intake = intake(broker.settings());
      Sender terminal = new Sender(broker.port());
      done(terminal.client().subscribe("t/S1/down", 1));
      List<Future<Void>> sent = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 200; i++) {
        sent.add(intake.publish("t/S1/down", Buffer.buffer("d" + i), 1));
      }
      done(Future.join(sent));
      await().atMost(PATIENCE).until(() -> terminal.heard.size() == 200);
      done(intake.close(5_000));
    }
  }

  @Test
  void doesNotHoldUpTheStartForABrokerThatIsNotThereYet() throws IOException {
    try (Mosquitto broker = broker()) {
      broker.stop();
      BrokerIntake intake = created(broker.settings());
      assertThat(done(intake.open())).isEmpty();
      Future<Void> unsent = intake.publish("t/S1/down", Buffer.buffer("x"), 1);
      await().until(unsent::isComplete);
      assertThat(unsent.failed()).isTrue();
      broker.startAgain();
      awaitOpen(intake);
      done(intake.close(5_000));
    }
  }

  @Test
  void givesUpABrokerThatTakesTheConnectionAndSaysNothing() {
    AtomicInteger connections = new AtomicInteger();
    NetServer mute =
        done(
            vertx
                .createNetServer()
                .connectHandler(
                    socket -> {
                      connections.incrementAndGet();
                      socket.handler(ignored -> connections.get());
                    })
                .listen(0, "127.0.0.1"));
    BrokerIntake intake =
        created(
            new MqttSettings(
                0,
                Optional.of(URI.create("tcp://127.0.0.1:" + mute.actualPort())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(done(intake.open())).isEmpty();
    await().atMost(PATIENCE).until(() -> connections.get() >= 3);
    assertThat(counts.get("broker-lost")).isGreaterThanOrEqualTo(2);
    done(intake.close(100));
  }

  @Test
  void saysThatABrokerRefusesTopics() {
    EmbeddedIntake refusing =
        new EmbeddedIntake(
            vertx, new Terminals(), (protocol, what) -> {}, List.of("mqtt"), "127.0.0.1", 0);
    int port = done(refusing.open()).orElseThrow();
    BrokerIntake intake =
        intake(
            new MqttSettings(
                0,
                Optional.of(URI.create("tcp://127.0.0.1:" + port)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(counts).containsEntry("broker-refuses-topics", 1).doesNotContainKey("broker-lost");
    done(intake.close(100));
    done(refusing.close(100));
  }

  private Mosquitto broker() throws IOException {
    Optional<Path> program = Mosquitto.program();
    assumeTrue(program.isPresent(), "Mosquitto is not installed here: apt-get install mosquitto");
    return Mosquitto.start(program.orElseThrow(), folder);
  }

  private BrokerIntake intake(MqttSettings settings) {
    BrokerIntake intake = created(settings);
    done(intake.open());
    awaitOpen(intake);
    return intake;
  }

  private BrokerIntake created(MqttSettings settings) {
    BrokerIntake intake =
        new BrokerIntake(
            vertx,
            settings,
            remembering(),
            (protocol, what) -> counts.merge(what, 1, Integer::sum),
            QUICK);
    intake.subscribe(
        "t/+/up",
        message -> {
          taken.add(message);
          Boolean verdict = verdicts.poll();
          return Future.succeededFuture(verdict == null || verdict);
        });
    return intake;
  }

  /** Open is what takes a message. */
  private static void awaitOpen(BrokerIntake intake) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Future<Void> sent = intake.publish("nobody/hears", Buffer.buffer("x"), 0);
              await().until(sent::isComplete);
              return sent.succeeded();
            });
  }

  private Set<String> payloads() {
    Set<String> payloads = ConcurrentHashMap.newKeySet();
    taken.forEach(message -> payloads.add(message.payload().toString()));
    return payloads;
  }

  private DeviceMemory remembering() {
    return new DeviceMemory() {
      @Override
      public Future<JsonObject> read(String protocol) {
        return Future.succeededFuture(memory.copy());
      }

      @Override
      public Future<Void> write(String protocol, JsonObject fresh) {
        memory = fresh.copy();
        return Future.succeededFuture();
      }
    };
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** A sender that sends again until it is acknowledged, over as many connections as it takes. */
  private final class Sender {
    private final int port;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private MqttClient client;

    Sender(int port) {
      this.port = port;
      this.client = connected();
    }

    MqttClient client() {
      return client;
    }

    void send(String topic, String payload) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .ignoreExceptions()
          .until(() -> attempt(topic, payload));
    }

    private boolean attempt(String topic, String payload) {
      if (!client.isConnected()) {
        client = connected();
      }
      MqttClient over = client;
      acknowledged.clear();
      int id =
          done(over.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false));
      await()
          .pollInterval(Duration.ofMillis(2))
          .until(() -> acknowledged.contains(id) || !over.isConnected());
      return acknowledged.contains(id);
    }

    private MqttClient connected() {
      MqttClient fresh = MqttClient.create(vertx, new MqttClientOptions());
      fresh.publishCompletionHandler(acknowledged::add);
      fresh.publishHandler(message -> heard.add(message.payload().toString()));
      done(fresh.connect(port, "127.0.0.1"));
      return fresh;
    }
  }
}
