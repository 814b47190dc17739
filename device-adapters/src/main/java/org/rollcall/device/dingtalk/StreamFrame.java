package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A text frame of the stream, and the frames that answer it. Pure: {@link #decode} never throws on
 * any input.
 *
 * <pre>
 * ▼ {"specVersion":"1.0","type":"SYSTEM|EVENT|CALLBACK","headers":{…},"data":"{…}"}
 * ▲ {"code":200,"message":"OK","headers":{"messageId":…,"contentType":…},"data":"{…}"}
 * </pre>
 */
sealed interface StreamFrame {

  /** Is anybody there? The answer carries the same data. */
  record Ping(String messageId, String data) implements StreamFrame {
    String answer() {
      return frame(200, "OK", messageId, data);
    }
  }

  /** This connection ends soon; another has to take over. */
  record Disconnect() implements StreamFrame {}

  /** Something happened in the organisation. */
  record Event(String messageId, String type, Optional<String> corpId, JsonNode data)
      implements StreamFrame {

    /** It is on disk. */
    String success() {
      return frame(200, "OK", messageId, status("SUCCESS").toString());
    }

    /** Please send it again. */
    String later() {
      return frame(
          200, "OK", messageId, status("LATER").put("message", "not stored yet").toString());
    }

    private static ObjectNode status(String status) {
      return JsonNodeFactory.instance.objectNode().put("status", status);
    }
  }

  /** Something that was not subscribed to. */
  record Other(String messageId) implements StreamFrame {
    String refusal() {
      return frame(404, "not subscribed", messageId, "{}");
    }
  }

  /** A sign of life that wants no answer. */
  record Notice() implements StreamFrame {}

  /** No frame that can be. */
  record Unreadable() implements StreamFrame {}

  static StreamFrame decode(String text) {
    return Json.object(text).map(StreamFrame::decode).orElseGet(Unreadable::new);
  }

  private static StreamFrame decode(ObjectNode frame) {
    JsonNode headers = frame.path("headers");
    String type = Json.text(frame, "type").orElse("");
    Optional<String> id = Json.text(headers, "messageId");
    if (type.equals("SYSTEM")) {
      return system(Json.text(headers, "topic").orElse(""), id, frame.path("data"));
    }
    if (id.isEmpty()) {
      return new Unreadable();
    }
    return type.equals("EVENT")
        ? new Event(
            id.get(),
            Json.text(headers, "eventType").orElse(""),
            Json.text(headers, "eventCorpId"),
            frame.path("data"))
        : new Other(id.get());
  }

  private static StreamFrame system(String topic, Optional<String> id, JsonNode data) {
    if (topic.equals("ping") && id.isPresent()) {
      return new Ping(id.get(), data.isTextual() ? data.textValue() : data.toString());
    }
    return topic.equals("disconnect") ? new Disconnect() : new Notice();
  }

  private static String frame(int code, String message, String messageId, String data) {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    frame.put("code", code);
    frame.put("message", message);
    frame.putObject("headers").put("messageId", messageId).put("contentType", "application/json");
    frame.put("data", data);
    return frame.toString();
  }
}
