package org.rollcall.device.harness;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.recording.Escapes;
import org.rollcall.device.recording.RecordedCase;

/**
 * One folder under {@code src/test/resources/<protocol>}: {@code message.txt} (the topic, then the
 * payload in {@link Escapes}), {@code events.txt} (as of {@link CaseFolder}) and {@code sent.txt}
 * (topic and payload of what was sent, message identifiers as {@code *}).
 */
public record MqttCaseFolder(Path path) {

  public static List<MqttCaseFolder> of(String protocol) throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src", "test", "resources", protocol))) {
      return folders.filter(Files::isDirectory).sorted().map(MqttCaseFolder::new).toList();
    }
  }

  /** The messages; a recording has as many as the terminal sent. */
  public List<MqttMessage> messages() {
    return Stream.of(text("message.txt").split(Pattern.quote(RecordedCase.PART + "\n"), -1))
        .map(MqttCaseFolder::message)
        .toList();
  }

  private static MqttMessage message(String text) {
    String[] parts = text.split("\n", 2);
    byte[] payload = Escapes.unescape(parts[1]);
    return new MqttMessage(
        parts[0], Buffer.buffer(payload), false, new MqttSender.Anonymous("192.0.2.7"));
  }

  /** As of {@link CaseFolder#isRecording}. */
  public boolean isRecording() {
    return new CaseFolder(path).isRecording();
  }

  public String zone() {
    return new CaseFolder(path).zone();
  }

  public String reachedText(RecordingInlet inlet, RecordingTally tally) {
    return new CaseFolder(path).reachedText(inlet, tally);
  }

  public String expectedEvents() {
    return text("events.txt");
  }

  public String expectedSent() {
    return text("sent.txt");
  }

  public String wentText(RecordingMqtt mqtt) {
    return isRecording() ? expectedSent() : sentText(mqtt);
  }

  public static String sentText(RecordingMqtt mqtt) {
    return mqtt.published().stream()
        .map(line -> line.replaceAll("\"messageId\":\"[^\"]*\"", "\"messageId\":\"*\"") + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }

  private String text(String file) {
    try {
      return Files.readString(path.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
