package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

class HikvisionAdapterTest {
  private static final TerminalMessage EVENT =
      new TerminalMessage(
          "2001", OffsetDateTime.parse("2021-11-05T08:30:00+08:00"), Direction.IN, Method.FACE, 41);
  private static final String HEAD =
      "POST /hikvision/adapter-token HTTP/1.1\r\nContent-Type: " + TerminalMessage.MULTIPART;

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new HikvisionAdapter());
    listener.inlet().register("hikvision", "ADAPT001", "Asia/Shanghai", "adapter-token");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void answersOnlyAfterTheDiskHasIt() throws IOException {
    Promise<Void> disk = listener.inlet().holdTheDisk();
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(event());
      RawHttp.send(listener.port(), RawHttp.post("/hikvision/adapter-token", "heartbeat"));
      assertThat(listener.inlet().seen()).hasSize(1);
      assertThat(listener.inlet().deliveries()).isEmpty();

      disk.complete();

      assertThat(http.read().status()).isEqualTo(200);
      assertThat(listener.inlet().deliveries()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Receipt.Reason.class)
  void letsTheTerminalKeepWhatIsNotStored(Receipt.Reason reason) throws IOException {
    listener.inlet().refuseNext(reason);

    RawHttp.Reply refused = RawHttp.send(listener.port(), event());
    RawHttp.Reply again = RawHttp.send(listener.port(), event());

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).contains("30");
    assertThat(listener.tally().of("delivery-refused")).isEqualTo(1);
    assertThat(again.status()).isEqualTo(200);
    assertThat(listener.inlet().deliveries()).hasSize(1);
  }

  @Test
  void letsTheTerminalKeepItsEventOnAFault() throws IOException {
    listener.inlet().holdTheDisk().fail("the disk is on fire");

    assertThat(RawHttp.send(listener.port(), event()).status()).isEqualTo(503);
    assertThat(listener.tally().of("fault")).isEqualTo(1);
  }

  @Test
  void takesTheBodyOfAClientThatWaitsForLeaveToSendIt() throws IOException {
    byte[] body = EVENT.multipart(false).getBytes();
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(
          RawHttp.message(
              HEAD + "\r\nExpect: 100-continue\r\nContent-Length: " + body.length, new byte[0]));
      assertThat(http.read().status()).isEqualTo(100);
      http.write(body);
      assertThat(http.read().status()).isEqualTo(200);
    }
    assertThat(listener.inlet().deliveries()).hasSize(1);
  }

  @Test
  void readsNoBodyOfAStrangerAndHangsUp() throws IOException {
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(RawHttp.message("POST /hikvision/x HTTP/1.1\r\nContent-Length: 9", new byte[0]));

      RawHttp.Reply reply = http.read();

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body()).contains("token");
      assertThat(http.isClosedByPeer()).isTrue();
    }
    assertThat(listener.tally().of("token-unknown")).isEqualTo(1);
    assertThat(listener.inlet().seen()).isEmpty();
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(
          RawHttp.message(
              HEAD + "\r\nContent-Length: " + (HikvisionHandler.BODY_MAX_BYTES + 1), new byte[0]));

      assertThat(http.read().status()).isEqualTo(413);
      assertThat(http.isClosedByPeer()).isTrue();
    }
    assertThat(listener.tally().of("body-too-large")).isEqualTo(1);
  }

  @Test
  void storesNothingOfABodyThatWasCut() throws IOException {
    byte[] request = event();
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(request, 0, request.length - 5);
    }

    await().until(() -> listener.tally().of("body-cut") == 1);
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  @Test
  void holdsNoMoreBytesThanItMay() throws IOException {
    listener.inlet().holdTheDisk();
    byte[] event = EVENT.json().getBytes();
    byte[] filler = new byte[HikvisionHandler.BODY_MAX_BYTES - event.length];
    byte[] request =
        RawHttp.message(
            "POST /hikvision/adapter-token HTTP/1.1\r\nContent-Length: "
                + HikvisionHandler.BODY_MAX_BYTES,
            event);
    RawHttp[] held = new RawHttp[HikvisionHandler.HELD_MAX_BYTES / HikvisionHandler.BODY_MAX_BYTES];
    for (int i = 0; i < held.length; i++) {
      held[i] = new RawHttp(listener.port());
      held[i].write(request);
      held[i].write(filler);
    }

    await()
        .untilAsserted(
            () -> assertThat(RawHttp.send(listener.port(), event()).status()).isEqualTo(503));

    assertThat(listener.tally().of("no-room")).isPositive();
    for (RawHttp http : held) {
      http.close();
    }
  }

  @Test
  void putsNothingOnDiskAndNoPictureIntoAnEvent() throws IOException {
    FileTime before = FileTime.from(Instant.now().minusSeconds(2));

    RawHttp.send(listener.port(), event());

    assertThat(spilled(Path.of(System.getProperty("java.io.tmpdir")), before)).isEmpty();
    assertThat(listener.inlet().events().toString()).doesNotContain("\u00ff", "JFIF", "/9j/");
  }

  /** Files of late that hold a body of a terminal. */
  private static List<Path> spilled(Path folder, FileTime since) throws IOException {
    List<Path> spilled = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).compareTo(since) >= 0
            && Files.size(file) <= 2 * TerminalMessage.PICTURE_BYTES
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains("--MIME_boundary")) {
          spilled.add(file);
        }
      }
    }
    return spilled;
  }

  private static byte[] event() {
    byte[] body = EVENT.multipart(false).getBytes();
    return RawHttp.message(HEAD + "\r\nContent-Length: " + body.length, body);
  }
}
