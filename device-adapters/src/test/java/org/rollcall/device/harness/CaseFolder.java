package org.rollcall.device.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.recording.Escapes;
import org.rollcall.device.recording.EventText;
import org.rollcall.device.recording.RecordedCase;

/**
 * One folder under {@code src/test/resources/<protocol>}: {@code request.http} (the body in {@link
 * Escapes}; a length is added where the head names none), {@code answer.txt} (status, then the
 * body) and {@code events.txt} (what reached the gateway, then what was counted). A recording has
 * several of each, parted by {@link RecordedCase#PART}.
 */
public record CaseFolder(Path path) {

  public static List<CaseFolder> of(String protocol) throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src", "test", "resources", protocol))) {
      return folders.filter(Files::isDirectory).sorted().map(CaseFolder::new).toList();
    }
  }

  /** The folder's own bytes of the one request that it has. */
  public byte[] request() {
    return requests().get(0);
  }

  /** All requests; a recording has as many as the terminal made. */
  public List<byte[]> requests() {
    return parts("request.http").stream().map(CaseFolder::request).toList();
  }

  /**
   * Whether it was recorded from a terminal at work. The gateway had a past then that a test does
   * not have, so only the check-ins and whether each request was taken must be the same.
   */
  public boolean isRecording() {
    return Files.exists(path.resolve("recording.txt"));
  }

  /** The zone of the recorded terminal; that of most where nothing was recorded. */
  public String zone() {
    return isRecording()
        ? text("recording.txt").lines().findFirst().orElseThrow().split(" ")[1]
        : "Asia/Shanghai";
  }

  public String expectedAnswer() {
    return isRecording()
        ? parts("answer.txt").stream()
            .map(part -> part.split("\n", 2)[0] + "\n")
            .collect(Collectors.joining())
        : text("answer.txt");
  }

  public String expectedEvents() {
    return text("events.txt");
  }

  /** Sends all requests, each on a connection of its own. */
  public List<RawHttp.Reply> send(int port) throws IOException {
    List<RawHttp.Reply> replies = new ArrayList<>();
    for (byte[] request : requests()) {
      replies.add(RawHttp.send(port, request));
    }
    return replies;
  }

  public String answersText(List<RawHttp.Reply> replies) {
    return replies.stream()
        .map(reply -> isRecording() ? reply.status() + "\n" : answerText(reply))
        .collect(Collectors.joining());
  }

  public String reachedText(RecordingInlet inlet, RecordingTally tally) {
    return isRecording() ? checkInsText(inlet) : eventsText(inlet, tally);
  }

  public static String answerText(RawHttp.Reply reply) {
    return reply.status() + "\n" + Escapes.file(reply.body());
  }

  /** What a recording tells of the events. */
  public static String checkInsText(RecordingInlet inlet) {
    return inlet.events().stream()
        .filter(DeviceEvent.CheckIn.class::isInstance)
        .map(event -> EventText.of(event) + "\n")
        .collect(Collectors.joining());
  }

  public static String eventsText(RecordingInlet inlet, RecordingTally tally) {
    String events =
        inlet.events().stream()
            .map(event -> EventText.of(event) + "\n")
            .collect(Collectors.joining());
    String counts =
        tally.all().entrySet().stream()
            .map(
                (Map.Entry<String, Integer> count) ->
                    "counted " + count.getKey() + " " + count.getValue() + "\n")
            .collect(Collectors.joining());
    return events + counts;
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }

  private static byte[] request(String text) {
    int blank = text.indexOf("\n\n");
    String head = text.substring(0, blank);
    byte[] body = Escapes.unescape(text.substring(blank + 2));
    boolean sized = head.contains("Content-Length:") || head.startsWith("GET ");
    String sizedHead = sized ? head : head + "\nContent-Length: " + body.length;
    return RawHttp.message(sizedHead.replace("\n", "\r\n"), body);
  }

  private List<String> parts(String file) {
    return List.of(text(file).split(Pattern.quote(RecordedCase.PART + "\n"), -1));
  }

  private String text(String file) {
    try {
      return Files.readString(path.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
