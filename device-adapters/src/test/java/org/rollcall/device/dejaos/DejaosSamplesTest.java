package org.rollcall.device.dejaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.Samples;

/** Captured messages of terminals, where they are at hand. */
class DejaosSamplesTest {

  @TestFactory
  Stream<DynamicTest> readsEveryCapturedMessage() throws IOException {
    Optional<Path> folder = Samples.folder("mqtt").map(mqtt -> mqtt.resolve("dejaos"));
    assumeTrue(folder.isPresent(), "no samples here");
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines.stream()
        .filter(line -> !line.isBlank())
        .map(JsonObject::new)
        .filter(sample -> !sample.containsKey("direction"))
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getString("topic") + " " + lines.size(), () -> check(sample)));
  }

  private static void check(JsonObject sample) {
    JsonObject payload = sample.getJsonObject("payload");
    try (DeviceListener listener = new DeviceListener(new DejaosAdapter())) {
      listener.inlet().registerWithoutToken("dejaos", payload.getString("uuid"));
      MqttMessage message =
          new MqttMessage(
              sample.getString("topic"),
              payload.toBuffer(),
              false,
              new MqttSender.Anonymous("10.0.0.9"));
      assertThat(await(listener.mqtt().deliver(message))).isTrue();
      assertThat(listener.inlet().events().toString()).doesNotContain("张三");
      if (message.topic().endsWith("/access")) {
        assertThat(listener.inlet().events())
            .hasSize(payload.getJsonArray("data").size())
            .hasOnlyElementsOfType(DeviceEvent.CheckIn.class);
        assertThat(listener.mqtt().published())
            .singleElement()
            .asString()
            .contains("\"serialNo\":\"" + payload.getString("serialNo") + "\"");
      } else {
        assertThat(listener.mqtt().published()).isEmpty();
      }
    }
  }
}
