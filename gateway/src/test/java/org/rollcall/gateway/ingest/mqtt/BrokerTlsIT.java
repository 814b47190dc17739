package org.rollcall.gateway.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a real broker, whose certificate is of a CA of one's own. */
final class BrokerTlsIT {
  private static final BrokerTimes QUICK = new BrokerTimes(5_000, 500, 3_000, 50, 3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir private static Path certificates;
  private static Certificates made;
  private static Path authority;

  @TempDir private Path folder;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @BeforeAll
  static void make() throws Exception {
    made = new Certificates(certificates);
    authority = made.authority("ca");
  }

  @AfterAll
  static void close() {
    done(VERTX.close());
  }

  @Test
  void fetchesOverTlsWhereTheFileOfTheAuthorityIsNamed() throws Exception {
    try (Mosquitto broker = broker(made.broker("good", "ca", "localhost", "-1d", 30))) {
      List<String> taken = new CopyOnWriteArrayList<>();
      BrokerIntake intake = intake(settings(broker.port(), Optional.of(authority)));
      intake.subscribe(
          "t/+/up",
          message -> {
            taken.add(message.payload().toString());
            return Future.succeededFuture(true);
          });
      done(intake.open());
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                Future<Void> sent = intake.publish("t/S1/up", Buffer.buffer("to itself"), 1);
                await().until(sent::isComplete);
                return !taken.isEmpty();
              });
      assertThat(taken).contains("to itself");
      done(intake.close(5_000));
    }
  }

  @Test
  void saysThatNobodyItTrustsSignedTheCertificate() throws Exception {
    try (Mosquitto broker = broker(made.broker("unsigned", "ca", "localhost", "-1d", 30))) {
      assertThat(trouble(settings(broker.port(), Optional.empty())))
          .contains("nobody who is trusted", "mqtt.caFile");
      Path other = made.authority("other");
      assertThat(trouble(settings(broker.port(), Optional.of(other))))
          .contains("nobody who is trusted");
    }
  }

  @Test
  void saysThatTheCertificateHasExpired() throws Exception {
    try (Mosquitto broker = broker(made.broker("old", "ca", "localhost", "-10d", 5))) {
      assertThat(trouble(settings(broker.port(), Optional.of(authority)))).contains("has expired");
    }
  }

  @Test
  void saysThatTheCertificateIsForAnotherHost() throws Exception {
    try (Mosquitto broker = broker(made.broker("else", "ca", "elsewhere.example", "-1d", 30))) {
      assertThat(trouble(settings(broker.port(), Optional.of(authority))))
          .contains("is not for localhost", "mqtt.broker");
    }
  }

  @Test
  void saysThatThePortSpeaksNoTls() throws Exception {
    NetServer plain =
        done(
            VERTX
                .createNetServer()
                .connectHandler(socket -> socket.write("220 another service\r\n"))
                .listen(0, "localhost"));
    assertThat(trouble(settings(plain.actualPort(), Optional.of(authority))))
        .contains("TLS can't be spoken");
    done(plain.close());
  }

  /** What a real attempt fails with, and that the supervisor counts it. */
  private String trouble(MqttSettings settings) throws Exception {
    BrokerIntake intake = intake(settings);
    int before = counts.getOrDefault("broker-not-trusted", 0);
    done(intake.open());
    await().atMost(PATIENCE).until(() -> counts.getOrDefault("broker-not-trusted", 0) > before);
    done(intake.close(100));
    BrokerLink link =
        new BrokerLink(
            settings,
            "tls-attempt",
            VERTX.createSharedWorkerExecutor("tls-attempt", 1),
            new SilentEvents());
    Future<List<String>> opened = link.open(List.of("t/+/up"));
    await().atMost(PATIENCE).until(opened::isComplete);
    BrokerTrouble trouble = BrokerTrouble.of(opened.cause(), settings.broker().orElseThrow());
    done(link.close());
    assertThat(trouble.isDistrust()).isTrue();
    return trouble.sentence();
  }

  private Mosquitto broker(String listener) throws Exception {
    Optional<Path> program = Mosquitto.program();
    assumeTrue(program.isPresent(), "Mosquitto is not installed here: apt-get install mosquitto");
    return Mosquitto.start(program.orElseThrow(), folder, listener);
  }

  private static MqttSettings settings(int port, Optional<Path> caFile) {
    return new MqttSettings(
        0,
        Optional.of(URI.create("ssl://localhost:" + port)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        caFile);
  }

  private BrokerIntake intake(MqttSettings settings) {
    return new BrokerIntake(
        VERTX,
        settings,
        new OwnMemory(),
        (protocol, what) -> counts.merge(what, 1, Integer::sum),
        QUICK);
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private record SilentEvents() implements BrokerLink.Events {
    @Override
    public void arrived(BrokerLink link, BrokerLink.Arrival message) {
      throw new AssertionError("nobody publishes");
    }

    @Override
    public void lost(BrokerLink link, String why) {
      // The attempt's own future says it.
    }
  }
}
