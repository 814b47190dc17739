package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways that share the messages of a real broker. */
final class SharedSubscriptionIT {
  private static final BrokerTimes QUICK = new BrokerTimes(5_000, 500, 3_000, 50, 3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MESSAGES = 200;

  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    done(vertx.close());
  }

  /** A gateway as the broker sees it: its name is kept, its process may come and go. */
  private final class Member {
    private final OwnMemory memory = new OwnMemory();
    private final MqttSettings settings;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private BrokerIntake intake;

    Member(MqttSettings settings) {
      this.settings = settings;
      this.intake = started();
    }

    BrokerIntake started() {
      intake = new BrokerIntake(vertx, settings, memory, (protocol, what) -> {}, QUICK);
      intake.subscribe(
          "t/+/up",
          message -> {
            taken.add(message.payload().toString());
            return Future.succeededFuture(true);
          });
      done(intake.open());
      await().atMost(PATIENCE).until(() -> isSent("nobody/hears", "x"));
      return intake;
    }

    void stop() {
      done(intake.close(5_000));
    }

    boolean isSent(String topic, String payload) {
      Future<Void> sent = intake.publish(topic, Buffer.buffer(payload), 1);
      await().until(sent::isComplete);
      return sent.succeeded();
    }
  }

  @Test
  @Tag("invariant-1")
  void takesEachMessageOnceAndLosesNoneWhileOneOfThemIsAway() throws Exception {
    Optional<Path> program = Mosquitto.program();
    assumeTrue(program.isPresent(), "Mosquitto is not installed here: apt-get install mosquitto");
    try (Mosquitto broker = Mosquitto.start(program.orElseThrow(), folder)) {
      MqttSettings sharing =
          new MqttSettings(
              0,
              broker.settings().broker(),
              Optional.empty(),
              Optional.empty(),
              Optional.of("gateways"),
              Optional.empty());
      Member one = new Member(sharing);
      Member other = new Member(sharing);
      send(one, 0, MESSAGES);
      awaitTaken(one, other, MESSAGES);
      assertThat(one.taken).isNotEmpty();
      assertThat(other.taken).isNotEmpty();
      other.stop();
      send(one, MESSAGES, 2 * MESSAGES);
      // Mosquitto keeps the share of who is away and moves it to nobody.
      other.started();
      awaitTaken(one, other, 2 * MESSAGES);
      one.stop();
      other.stop();
    }
  }

  private static void send(Member sender, int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i -> await().atMost(PATIENCE).until(() -> sender.isSent("t/S1/up", "message " + i)));
  }

  private static void awaitTaken(Member one, Member other, int messages) {
    List<String> expected = IntStream.range(0, messages).mapToObj(i -> "message " + i).toList();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<String> all = new ArrayList<>(one.taken);
              all.addAll(other.taken);
              assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
            });
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
