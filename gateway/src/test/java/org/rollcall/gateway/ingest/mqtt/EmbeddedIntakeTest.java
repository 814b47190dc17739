package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;

/** The endpoint over a real socket, with an independent client. */
final class EmbeddedIntakeTest {
  private static final String TOPIC = "t/S1/up";

  private final Vertx vertx = Vertx.vertx();
  private final Terminals terminals = new Terminals();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final List<MqttMessage> taken = new CopyOnWriteArrayList<>();
  private final Queue<Future<Boolean>> verdicts = new ConcurrentLinkedQueue<>();
  private EmbeddedIntake intake;
  private int port;

  @BeforeEach
  void open() {
    terminals.registerWithToken("S1", "token-1");
    terminals.registerWithToken("S2", "token-2");
    terminals.registerWithoutToken("PLAIN");
    intake =
        new EmbeddedIntake(
            vertx,
            terminals,
            (protocol, what) -> counts.merge(what, 1, Integer::sum),
            List.of("mqtt"),
            "127.0.0.1",
            0);
    intake.subscribe(
        "t/+/up",
        message -> {
          taken.add(message);
          Future<Boolean> verdict = verdicts.poll();
          return verdict == null ? Future.succeededFuture(true) : verdict;
        });
    port = done(intake.open()).orElseThrow();
  }

  @AfterEach
  void close() {
    done(intake.close(1_000));
    done(vertx.close());
  }

  @Test
  @Tag("invariant-1")
  void acknowledgesOnlyWhenTheHandlerSaysSo() {
    Promise<Boolean> disk = Promise.promise();
    verdicts.add(disk.future());
    Client client = connected("c1", "token-1");
    client.publish(TOPIC, "first", MqttQoS.AT_LEAST_ONCE);
    client.publish("nobody/has/this", "second", MqttQoS.AT_LEAST_ONCE);
    await().until(() -> counts.containsKey("topic-unhandled"));
    assertThat(client.acknowledged).as("in order, so the second waits too").isEmpty();
    disk.complete(true);
    await().until(() -> client.acknowledged.size() == 2);
    assertThat(client.acknowledged).isEqualTo(client.published);
  }

  @Test
  void neverAcknowledgesWhatWasNotKeptAndHangsUpSoThatItComesAgain() {
    verdicts.add(Future.succeededFuture(false));
    verdicts.add(Future.failedFuture("a fault"));
    Client client = connected("c1", "token-1");
    client.publish(TOPIC, "refused", MqttQoS.AT_LEAST_ONCE);
    client.publish(TOPIC, "faulty", MqttQoS.AT_LEAST_ONCE);
    client.publish(TOPIC, "kept", MqttQoS.AT_LEAST_ONCE);
    await().until(() -> client.acknowledged.size() == 1);
    assertThat(client.acknowledged).containsExactly(client.published.get(2));
    await().until(() -> client.closed);
    assertThat(counts).containsEntry("not-kept", 2).containsEntry("hung-up", 1);
  }

  @Test
  void takesQualityTwoOnceItIsKept() {
    Client client = connected("c1", "token-1");
    client.publish(TOPIC, "exactly", MqttQoS.EXACTLY_ONCE);
    await().until(() -> client.acknowledged.size() == 1);
    assertThat(taken).hasSize(1);
  }

  @Test
  void knowsATerminalByItsTokenAndEverybodyElseByNothing() {
    connected("c1", "token-1").publish(TOPIC, "x", MqttQoS.AT_MOST_ONCE);
    await().until(() -> taken.size() == 1);
    connected("c2", "").publish(TOPIC, "y", MqttQoS.AT_MOST_ONCE);
    await().until(() -> taken.size() == 2);
    assertThat(taken.get(0).sender())
        .isInstanceOfSatisfying(
            MqttSender.Terminal.class,
            terminal -> assertThat(terminal.device().key().serial()).isEqualTo("S1"));
    assertThat(taken.get(1).sender()).isInstanceOf(MqttSender.Anonymous.class);
  }

  @Test
  void refusesAWrongPassword() {
    Future<?> connecting = new Client("c1", "wrong").client.connect(port, "127.0.0.1");
    await().until(connecting::isComplete);
    assertThat(connecting.cause()).hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
    assertThat(counts).containsEntry("password-unknown", 1);
  }

  @Test
  void letsATerminalHearItselfOnly() {
    Client one = connected("c1", "token-1");
    assertThat(one.subscribe("t/S1/down")).isEqualTo(1);
    assertThat(one.subscribe("t/S1/#")).isEqualTo(1);
    for (String foreign : List.of("t/S2/down", "#", "+/+/down", "t/#", "t/+/down", "S1x/#")) {
      assertThat(one.subscribe(foreign)).as(foreign).isEqualTo(0x80);
    }
    Client two = connected("c2", "token-2");
    assertThat(two.subscribe("t/S2/down")).isEqualTo(1);
    done(intake.publish("t/S1/down", Buffer.buffer("hello"), 1));
    await().until(() -> one.heard.size() == 1);
    assertThat(one.heard).containsExactly("t/S1/down hello");
    assertThat(two.heard).isEmpty();
  }

  @Test
  void letsSomebodyUnknownHearTerminalsWithoutATokenOnly() {
    Client client = connected("c1", "");
    assertThat(client.subscribe("t/PLAIN/down")).isEqualTo(1);
    for (String foreign : List.of("t/S1/down", "t/NOBODY/down", "#", "t/+/down")) {
      assertThat(client.subscribe(foreign)).as(foreign).isEqualTo(0x80);
    }
  }

  @Test
  void lateRegistrationInvitesTheTerminalToSubscribeAgain() {
    Client client = connected("c1", "");
    assertThat(client.subscribe("t/LATE/down")).isEqualTo(0x80);
    terminals.registerWithoutToken("LATE");
    Future<Void> sent = intake.publish("t/LATE/down", Buffer.buffer("x"), 0);
    await().until(sent::isComplete);
    assertThat(sent.failed()).isTrue();
    await().until(() -> client.closed);
    assertThat(connected("c1", "").subscribe("t/LATE/down")).isEqualTo(1);
  }

  @Test
  void passesAMessageOfThreeMegabytes() {
    Client client = connected("c1", "token-1");
    client.publish(TOPIC, "x".repeat(3 << 20), MqttQoS.AT_LEAST_ONCE);
    await().until(() -> client.acknowledged.size() == 1);
    assertThat(taken.get(0).payload().length()).isEqualTo(3 << 20);
  }

  @Test
  void hangsUpOnAMessageThatIsTooLarge() {
    Client client = connected("c1", "token-1");
    Buffer tooLarge = Buffer.buffer(new byte[Limits.PACKET_MAX_BYTES + 1]);
    Future<Integer> cut =
        client.client.publish(TOPIC, tooLarge, MqttQoS.AT_MOST_ONCE, false, false);
    await().until(() -> client.closed && cut.isComplete());
    assertThat(taken).isEmpty();
  }

  @Test
  void carriesOutTheLastWillOfWhoIsLostAndNotOfWhoLeaves() {
    Client leaving = new Client("c1", "token-1");
    leaving.will("t/S1/up", "left");
    leaving.connect();
    done(leaving.client.disconnect());
    Client lost = new Client("c2", "token-1");
    lost.will("t/S1/up", "lost");
    lost.connect();
    connected("c2", "token-1");
    await().until(() -> !taken.isEmpty());
    assertThat(taken).extracting(m -> m.payload().toString()).containsExactly("lost");
  }

  @Test
  void endsTheFirstConnectionWhenTheSameTerminalComesAgain() {
    Client first = connected("same", "token-1");
    Client second = connected("same", "token-1");
    await().until(() -> first.closed);
    second.publish(TOPIC, "x", MqttQoS.AT_LEAST_ONCE);
    await().until(() -> second.acknowledged.size() == 1);
    assertThat(counts).containsEntry("taken-over", 1);
  }

  @Test
  void letsNobodyElseTakeATerminalsPlace() {
    Client first = connected("same", "token-1");
    Future<?> connecting = new Client("same", "").client.connect(port, "127.0.0.1");
    await().until(connecting::isComplete);
    assertThat(connecting.failed()).isTrue();
    first.publish(TOPIC, "x", MqttQoS.AT_LEAST_ONCE);
    await().until(() -> first.acknowledged.size() == 1);
  }

  @Test
  void remembersARetainedMessageForWhoSubscribesLater() {
    Client one = connected("c1", "token-1");
    one.client.publish(TOPIC, Buffer.buffer("state"), MqttQoS.AT_LEAST_ONCE, false, true);
    await().until(() -> one.acknowledged.size() == 1);
    Client again = connected("c2", "token-1");
    assertThat(again.subscribe("t/S1/#")).isEqualTo(1);
    await().until(() -> again.heard.contains("t/S1/up state"));
  }

  @Test
  @Tag("invariant-5")
  void stopsTakingWhenTooMuchIsInFlight() {
    Promise<Boolean> disk = Promise.promise();
    Client client = connected("c1", "token-1");
    for (int i = 0; i <= Limits.IN_FLIGHT_MAX; i++) {
      verdicts.add(disk.future());
    }
    for (int i = 0; i <= Limits.IN_FLIGHT_MAX; i++) {
      client.publish(TOPIC, "x", MqttQoS.AT_LEAST_ONCE);
    }
    await().until(() -> counts.containsKey("overloaded"));
    disk.complete(true);
    await().until(() -> client.acknowledged.size() == Limits.IN_FLIGHT_MAX);
    assertThat(taken).hasSize(Limits.IN_FLIGHT_MAX);
    await().until(() -> client.closed);
  }

  @Test
  void finishesWhatIsInFlightBeforeItCloses() {
    Promise<Boolean> disk = Promise.promise();
    verdicts.add(disk.future());
    Client client = connected("c1", "token-1");
    client.publish(TOPIC, "x", MqttQoS.AT_LEAST_ONCE);
    await().until(() -> taken.size() == 1);
    Future<Void> closing = intake.close(20_000);
    assertThat(closing.isComplete()).isFalse();
    disk.complete(true);
    done(closing);
    await().until(() -> client.closed);
    assertThat(client.acknowledged).hasSize(1);
  }

  private Client connected(String id, String password) {
    Client client = new Client(id, password);
    client.connect();
    return client;
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** A client and what it saw. */
  private final class Client {
    private final MqttClientOptions options = new MqttClientOptions();
    private MqttClient client;
    private final List<Integer> published = new CopyOnWriteArrayList<>();
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Client(String id, String password) {
      options.setClientId(id).setMaxMessageSize(8 << 20).setMaxInflightQueue(5_000);
      if (!password.isEmpty()) {
        options.setUsername("anything").setPassword(password);
      }
      client = MqttClient.create(vertx, options);
    }

    void will(String topic, String payload) {
      options.setWillFlag(true).setWillTopic(topic).setWillMessageBytes(Buffer.buffer(payload));
      client = MqttClient.create(vertx, options);
    }

    void connect() {
      client
          .publishCompletionHandler(acknowledged::add)
          .publishHandler(m -> heard.add(m.topicName() + " " + m.payload().toString()))
          .closeHandler(ignored -> closed = true);
      done(client.connect(port, "127.0.0.1"));
    }

    void publish(String topic, String payload, MqttQoS qos) {
      published.add(done(client.publish(topic, Buffer.buffer(payload), qos, false, false)));
    }

    int subscribe(String filter) {
      Promise<Integer> answer = Promise.promise();
      client.subscribeCompletionHandler(ack -> answer.complete(ack.grantedQoSLevels().get(0)));
      done(client.subscribe(filter, 1));
      return done(answer.future());
    }
  }
}
