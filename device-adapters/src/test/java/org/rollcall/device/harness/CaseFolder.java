package org.rollcall.device.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One folder under {@code src/test/resources/<protocol>}: {@code request.http} (the body in {@link
 * Escapes}; a length is added where the head names none), {@code answer.txt} (status, then the
 * body) and {@code events.txt} (what reached the gateway, then what was counted).
 */
public record CaseFolder(Path path) {

  public static List<CaseFolder> of(String protocol) throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src", "test", "resources", protocol))) {
      return folders.filter(Files::isDirectory).sorted().map(CaseFolder::new).toList();
    }
  }

  public byte[] request() {
    String text = text("request.http");
    int blank = text.indexOf("\n\n");
    String head = text.substring(0, blank);
    byte[] body = Escapes.unescape(text.substring(blank + 2));
    boolean sized = head.contains("Content-Length:") || head.startsWith("GET ");
    String sizedHead = sized ? head : head + "\nContent-Length: " + body.length;
    return RawHttp.message(sizedHead.replace("\n", "\r\n"), body);
  }

  public String expectedAnswer() {
    return text("answer.txt");
  }

  public String expectedEvents() {
    return text("events.txt");
  }

  public static String answerText(RawHttp.Reply reply) {
    return reply.status() + "\n" + Escapes.file(reply.body());
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

  private String text(String file) {
    try {
      return Files.readString(path.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
