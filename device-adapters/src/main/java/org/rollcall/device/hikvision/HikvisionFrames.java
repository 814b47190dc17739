package org.rollcall.device.hikvision;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Shows the requests of a recorded terminal without its token, names and pictures: only fields that
 * are listed keep their value. A body of several parts is shown as its parts were understood. Safe
 * from any thread.
 */
final class HikvisionFrames {
  private static final Set<String> SHOWN =
      Set.of(
          "dateTime",
          "time",
          "eventType",
          "eventState",
          "activePostCount",
          "majorEventType",
          "subEventType",
          "major",
          "minor",
          "employeeNoString",
          "employeeNo",
          "cardNo",
          "serialNo",
          "frontSerialNo",
          "currentVerifyMode",
          "currentEvent",
          "attendanceStatus",
          "cardReaderNo",
          "doorNo",
          "responseStatusStrg");

  private static final String BOUNDARY = "MIME_boundary";
  private static final String PICTURE = "\u00ff\u00d8" + JsonRedaction.REDACTED;

  private final FrameTap tap;

  HikvisionFrames(FrameTap tap) {
    this.tap = tap;
  }

  void came(DeviceKey key, Optional<String> contentType, Buffer body, Answer answer) {
    if (tap.records(key)) {
      String shown = shown(contentType, body.getBytes());
      boolean parts = shown.startsWith("--" + BOUNDARY);
      tap.take(
          key,
          HikvisionAdapter.PROTOCOL,
          new Frame.Exchange(
              true,
              "POST",
              HikvisionAdapter.PATH + "/" + Frame.TOKEN,
              parts
                  ? Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                  : Map.of(),
              Buffer.buffer(shown.getBytes(StandardCharsets.ISO_8859_1)),
              answer.status(),
              answer.text()));
    }
  }

  private static String shown(Optional<String> contentType, byte[] body) {
    if (Shape.firstInk(body, 0, body.length) == body.length) {
      return "";
    }
    if (Shape.isDocument(body, 0, body.length)) {
      return document(body);
    }
    Optional<String> boundary = contentType.flatMap(type -> PartHead.parameter(type, "boundary"));
    StringBuilder parts = new StringBuilder();
    if (HikvisionCodec.isMultipart(boundary, body, Shape.firstInk(body, 0, body.length))) {
      PartSplitter splitter =
          new PartSplitter(boundary, body.length, false, part -> parts.append(shown(part)));
      splitter.feed(body);
      splitter.end();
      return parts.isEmpty() ? "" : parts + "--" + BOUNDARY + "--\r\n";
    }
    return Shape.isBinary(body, 0, body.length) ? PICTURE : words(body);
  }

  private static String shown(Part part) {
    byte[] body = part.body().getBytes();
    boolean picture = part.kind() == Part.Kind.PICTURE || part.kind() == Part.Kind.TOO_LARGE;
    String name = part.isNamedEvent() ? "event_log" : picture ? "Picture" : "part";
    String content =
        picture ? PICTURE : part.kind() == Part.Kind.DOCUMENT ? document(body) : words(body);
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n"
        + (picture ? "Content-Type: image/jpeg\r\n" : "")
        + "\r\n"
        + content
        + "\r\n";
  }

  private static String document(byte[] body) {
    boolean xml = body[Shape.firstInk(body, 0, body.length)] == '<';
    return xml
        ? XmlRedaction.redact(new String(body, StandardCharsets.ISO_8859_1), SHOWN::contains)
        : new String(
            JsonRedaction.redact(body, HikvisionFrames::shown), StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> shown(JsonRedaction.Leaf leaf) {
    return SHOWN.contains(leaf.name()) ? Optional.of(leaf.text()) : Optional.empty();
  }

  /** Words that are no document may be anybody's, but for the heartbeat in words. */
  private static String words(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).strip();
    return text.isEmpty() || text.equalsIgnoreCase(HikvisionCodec.HEARTBEAT)
        ? text
        : JsonRedaction.REDACTED;
  }
}
