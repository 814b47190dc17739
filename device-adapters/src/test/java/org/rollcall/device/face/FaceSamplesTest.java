package org.rollcall.device.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.harness.Samples;
import org.rollcall.device.recording.EventText;

/** Captured messages of terminals, where they are at hand. */
class FaceSamplesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> readsEveryCapturedMessage() throws IOException {
    Optional<Path> folder = Samples.folder("mqtt").map(mqtt -> mqtt.resolve("face"));
    assumeTrue(folder.isPresent(), "no samples here");
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    JsonNode root = MAPPER.readTree(bytes);
    JsonNode info = root.path("info");
    FaceMessage message = FaceCodec.decode(bytes, "");
    assertThat(message).isNotInstanceOf(FaceMessage.Malformed.class);
    switch (root.path("operator").asText()) {
      case "RecPush" -> recognition((FaceMessage.Pushes) message, info);
      case "StrSnapPush" -> stranger((FaceMessage.Pushes) message, info);
      case "Online" -> assertThat(message).isInstanceOf(FaceMessage.Online.class);
      case "Offline" -> assertThat(message).isInstanceOf(FaceMessage.Offline.class);
      case "HeartBeat" -> assertThat(message).isInstanceOf(FaceMessage.HeartBeat.class);
      case "GetMQTTconfig-Ack" ->
          assertThat(message).isEqualTo(new FaceMessage.MqttConfig(message.terminal(), "0", "1"));
      default -> assertThat(message).isInstanceOf(FaceMessage.Other.class);
    }
  }

  private static void recognition(FaceMessage.Pushes pushes, JsonNode info) {
    FaceRecord read = FaceRecord.of("SN", pushes.operator(), pushes.items().get(0));
    String custom = info.path("customId").asText().strip();
    String number = custom.isEmpty() ? info.path("personId").asText() : custom;
    assertThat(read.events().get(0))
        .isInstanceOfSatisfying(
            DeviceEvent.CheckIn.class,
            checkIn -> {
              assertThat(checkIn.number()).isEqualTo(number);
              assertThat(checkIn.localTime().toString().replace('T', ' '))
                  .isEqualTo(info.path("time").asText().replaceFirst(":00$", ""));
              assertThat(checkIn.eventId()).isPresent();
            });
    assertThat(read.ack().map(PushAck::id)).contains(info.get("RecordID"));
    nothingPersonal(read.events(), info);
  }

  private static void stranger(FaceMessage.Pushes pushes, JsonNode info) {
    FaceRecord read = FaceRecord.of("SN", pushes.operator(), pushes.items().get(0));
    assertThat(EventText.of(read.events().get(0))).startsWith("operated stranger");
    assertThat(read.ack()).contains(new PushAck(PushAck.Kind.STRANGER, info.get("SnapID")));
    nothingPersonal(read.events(), info);
  }

  private static void nothingPersonal(List<DeviceEvent> events, JsonNode info) {
    boolean picture = info.has("pic") || info.has("scene");
    assertThat(events.stream().anyMatch(DeviceEvent.Dropped.class::isInstance)).isEqualTo(picture);
    for (String field : List.of("pic", "scene", "idCard", "telnum", "personName", "persionName")) {
      String value = info.path(field).asText().strip();
      if (!value.isEmpty()) {
        assertThat(events.toString()).as(field).doesNotContain(value);
      }
    }
  }
}
