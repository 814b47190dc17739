package org.rollcall.device.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Frame;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Recorded frames of one protocol as the files of a case folder. Certificate numbers are replaced
 * wherever they stand, for some homes have them as badge numbers. Pure.
 *
 * <pre>
 * recording.txt   that the folder is a recording, and of what
 * request.http    what the terminal said, parted by lines with {@link #PART}   (or message.txt)
 * answer.txt      what it was answered, parted likewise                        (or sent.txt)
 * events.txt      the check-ins that reached the gateway
 * frames.txt      all frames with their time, signs of life too
 * </pre>
 */
public final class RecordedCase {
  /** Parts two requests in one file; no escape begins so, and no line of a body. */
  public static final String PART = "\\---";

  private static final Pattern CERTIFICATE =
      Pattern.compile("(?<![0-9A-Za-z])(?:\\d{17}[0-9Xx]|\\d{15})(?![0-9A-Za-z])");

  /** A number in a foreign script is a name. */
  private static final Pattern PLAIN = Pattern.compile("[ -~]*");

  private static final String NO_CERTIFICATE = "000000000000000000";

  /** A frame and when it was there. */
  public record Timed(Instant at, Frame frame) {}

  private RecordedCase() {}

  /**
   * The files by name.
   *
   * @param zone the registered zone of the terminal
   * @param checkIns what reached the gateway, under the names of the case folders
   */
  public static Map<String, String> files(
      ZoneId zone, List<Timed> frames, List<DeviceEvent.CheckIn> checkIns) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("recording.txt", "zone " + zone + "\nframes " + frames.size() + "\n");
    List<Frame.Exchange> exchanges =
        frames.stream()
            .map(Timed::frame)
            .filter(Frame.Exchange.class::isInstance)
            .map(Frame.Exchange.class::cast)
            .filter(Frame.Exchange::content)
            .toList();
    boolean messages = frames.stream().anyMatch(timed -> timed.frame() instanceof Frame.Message);
    if (messages) {
      files.put("message.txt", parted(frames, Frame.Message.class));
      files.put("sent.txt", sent(frames));
    } else {
      files.put("request.http", parted(exchanges.stream().map(RecordedCase::request).toList()));
      files.put("answer.txt", parted(exchanges.stream().map(RecordedCase::answer).toList()));
    }
    files.put("events.txt", lines(checkIns.stream().map(EventText::of).toList()));
    files.put("frames.txt", lines(frames.stream().map(RecordedCase::line).toList()));
    files.replaceAll((name, text) -> CERTIFICATE.matcher(text).replaceAll(NO_CERTIFICATE));
    return files;
  }

  /**
   * The check-in with the identifier that the terminal of the case folders gives it.
   *
   * @param serial the recorded terminal's serial number, and {@code device} its identifier here
   * @param organisation whose numbers the protocol says they are
   */
  public static DeviceEvent.CheckIn renamed(
      String serial, String device, Optional<String> organisation, DeviceEvent.CheckIn checkIn) {
    String number = checkIn.number();
    String shown = PLAIN.matcher(number).matches() ? number : JsonRedaction.REDACTED;
    return new DeviceEvent.CheckIn(
        shown,
        checkIn.localTime(),
        checkIn.offset(),
        checkIn.direction(),
        checkIn.method(),
        checkIn
            .eventId()
            .map(id -> renamed(serial, device, organisation.orElse(""), id).replace(number, shown)),
        checkIn.service(),
        "");
  }

  private static String renamed(String serial, String device, String organisation, String id) {
    if (id.startsWith(serial + ":")) {
      return Frame.SERIAL + id.substring(serial.length());
    }
    if (id.startsWith(device + "/")) {
      return "D-" + Frame.SERIAL + id.substring(device.length());
    }
    return !organisation.isEmpty() && id.startsWith(organisation + ":")
        ? Frame.ORGANISATION + id.substring(organisation.length())
        : id;
  }

  private static String parted(List<Timed> frames, Class<Frame.Message> kind) {
    return parted(
        frames.stream()
            .map(Timed::frame)
            .filter(kind::isInstance)
            .map(kind::cast)
            .map(message -> message.topic() + "\n" + body(message.payload().getBytes()))
            .toList());
  }

  private static String sent(List<Timed> frames) {
    return lines(
        frames.stream()
            .map(Timed::frame)
            .filter(Frame.Sent.class::isInstance)
            .map(Frame.Sent.class::cast)
            .map(one -> one.topic() + " " + Escapes.escape(one.payload().toString()))
            .toList());
  }

  private static String request(Frame.Exchange exchange) {
    String headers =
        exchange.headers().entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
            .sorted()
            .collect(Collectors.joining());
    return exchange.method()
        + " "
        + exchange.target()
        + " HTTP/1.1\n"
        + headers
        + "\n"
        + body(exchange.body().getBytes());
  }

  private static String answer(Frame.Exchange exchange) {
    return exchange.status() + "\n" + Escapes.file(exchange.answer());
  }

  private static String line(Timed timed) {
    return timed.at() + " " + Escapes.escape(told(timed.frame()));
  }

  private static String told(Frame frame) {
    if (frame instanceof Frame.Exchange exchange) {
      return "<- "
          + request(exchange).stripTrailing()
          + " -> "
          + exchange.status()
          + " "
          + exchange.answer().stripTrailing();
    }
    if (frame instanceof Frame.Message message) {
      return "<- " + message.topic() + " " + Escapes.bytes(message.payload().getBytes());
    }
    Frame.Sent sent = (Frame.Sent) frame;
    return "-> " + sent.topic() + " " + Escapes.bytes(sent.payload().getBytes());
  }

  /** A body that ends its last line, so that the next part begins a line of its own. */
  private static String body(byte[] bytes) {
    String text = Escapes.bytes(bytes);
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\\\n";
  }

  private static String parted(List<String> parts) {
    return String.join(PART + "\n", parts);
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** UTF-8 for files. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
