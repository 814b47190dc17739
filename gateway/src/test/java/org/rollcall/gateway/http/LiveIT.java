package org.rollcall.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.OneGateway;
import org.rollcall.gateway.cli.RawSocket;
import org.rollcall.gateway.cli.RunningGateway;
import org.rollcall.gateway.cli.Seeds;
import org.rollcall.gateway.world.FakeClock;

/** {@code GET /api/v1/live}: what changed, as it changes. */
@ExtendWith(OneGateway.class)
final class LiveIT {
  private static final String TOKEN = "token-of-the-terminal-J1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final RunningGateway gateway;

  LiveIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  static void seed(RunningGateway gateway) {
    Seeds.orgUnits(gateway);
    Seeds.people(gateway, "H01", "P001");
    Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
  }

  @Test
  void tellsAChangeWithinASecond() throws Exception {
    List<Duration> delays = new ArrayList<>();
    try (LiveStream stream = LiveStream.open(gateway, "/api/v1/live")) {
      for (int second = 0; second < 5; second++) {
        long begun = System.nanoTime();
        checkIn("NP001", "2021-11-05T08:30:0" + second);
        Optional<LiveStream.Event> event = stream.next(PATIENCE);
        delays.add(Duration.ofNanos(System.nanoTime() - begun));
        assertThat(event)
            .hasValueSatisfying(
                change -> {
                  assertThat(change.type()).isEqualTo("change");
                  assertThat(change.data())
                      .isEqualTo(new JsonObject().put("home", "H01").put("date", "2021-11-05"));
                  assertThat(change.id()).isEqualTo(gateway.journalEnd());
                });
      }
    }
    Collections.sort(delays);
    assertThat(delays.get(2)).as("the median of %s", delays).isLessThan(A_SECOND);
  }

  @Test
  void tellsABadgeThatNobodyKnows() throws Exception {
    try (LiveStream stream = LiveStream.open(gateway, "/api/v1/live?home=H01")) {
      checkIn("9001", "2021-11-04T08:30:00");
      assertThat(stream.next(PATIENCE).orElseThrow().data().getString("date"))
          .isEqualTo("2021-11-04");
    }
  }

  @Test
  void tellsThatTheRegistryChanged() throws Exception {
    try (LiveStream stream = LiveStream.open(gateway, "/api/v1/live?home=H02")) {
      Seeds.persons(gateway, "P777");
      assertThat(stream.next(PATIENCE).orElseThrow().type()).isEqualTo("registry");
    }
  }

  @Test
  void tellsNothingOfOtherHomes() throws Exception {
    try (LiveStream all = LiveStream.open(gateway, "/api/v1/live");
        LiveStream other = LiveStream.open(gateway, "/api/v1/live?home=H02")) {
      checkIn("NP001", "2021-11-03T08:30:00");
      assertThat(all.next(PATIENCE)).isPresent();
      assertThat(other.next(Duration.ofMillis(500))).isEmpty();
    }
  }

  @Test
  void isNotCompressedWhateverIsAskedFor() throws IOException {
    try (RawSocket socket = open(gateway, "Accept-Encoding: gzip\r\n")) {
      StringBuilder heard = new StringBuilder();
      checkIn("NP001", "2021-11-02T08:30:00");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> heard.append(socket.readSome()).indexOf("2021-11-02") >= 0);
      assertThat(heard).doesNotContainIgnoringCase("gzip");
    }
  }

  @Test
  void takesWhoeverComesBack() throws Exception {
    LiveStream.open(gateway, "/api/v1/live").close();
    try (LiveStream stream = LiveStream.open(gateway, "/api/v1/live", "Last-Event-ID", "1")) {
      checkIn("NP001", "2021-11-01T08:30:00");
      assertThat(stream.next(PATIENCE)).isPresent();
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(meters(gateway)).contains("rollcall_live_listeners 0"));
  }

  @Test
  void refusesMoreListenersThanItCanServe(@TempDir Path folder) throws IOException {
    List<RawSocket> sockets = new ArrayList<>();
    try (RunningGateway other =
        RunningGateway.start(folder.resolve("data"), FakeClock.at(OneGateway.NOW))) {
      for (int i = 0; i < LiveChanges.LISTENERS_MAX; i++) {
        RawSocket socket = open(other, "");
        sockets.add(socket);
        assertThat(socket.readSome()).startsWith("HTTP/1.1 200");
      }
      assertThat(other.get("/api/v1/live").verdict()).isEqualTo("503 OVERLOADED");
      sockets.remove(0).close();
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(meters(other)).contains("rollcall_live_listeners 999"));
      RawSocket again = open(other, "");
      sockets.add(again);
      assertThat(again.readSome()).startsWith("HTTP/1.1 200");
    } finally {
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void endsItsStreamsWhenTheGatewayStops(@TempDir Path folder) throws Exception {
    RunningGateway other =
        RunningGateway.start(folder.resolve("data"), FakeClock.at(OneGateway.NOW));
    try (other;
        LiveStream stream = LiveStream.open(other, "/api/v1/live")) {
      other.close();
      assertThat(stream.isEnded(PATIENCE)).isTrue();
    }
  }

  private static RawSocket open(RunningGateway gateway, String headers) throws IOException {
    RawSocket socket = new RawSocket(gateway.httpPort());
    socket.write(
        ("GET /api/v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + RunningGateway.TOKEN
                + "\r\n"
                + headers
                + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String meters(RunningGateway gateway) {
    return gateway.get("/metrics").text();
  }

  private void checkIn(String number, String localTime) {
    gateway.checkIn(TOKEN, List.of(Seeds.punch(number, "in", localTime))).ok();
  }
}
