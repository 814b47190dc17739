package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of an event in, a {@link CloudEvent} out. Pure: never throws on any input. Three
 * envelopes are in use:
 *
 * <pre>
 * {"EventType":"attendance_check_record","DataList":[…]}                        pushed, older
 * {"EventType":"attendance_check_record","CorpId":…,"dataList":[…]}             pushed
 * {"eventType":"attendance_check_record","eventCorpId":…,"data":{"dataList":[…]}}   streamed
 * </pre>
 */
final class EventCodec {
  static final String PUNCHES = "attendance_check_record";

  private EventCodec() {}

  /**
   * Reads a pushed event.
   *
   * @param corpId the organisation where the event names none
   */
  static CloudEvent decode(String message, String corpId) {
    return Json.object(message)
        .map(event -> decode(event, corpId))
        .orElseGet(() -> new CloudEvent.Unreadable("the message is no JSON object"));
  }

  /**
   * Reads the business part of an event whose type and organisation stand elsewhere: in the headers
   * of a stream's frame, or in the list of pushes that failed.
   *
   * @param data an object, the text of one, or the list itself
   */
  static CloudEvent decode(
      String type, Optional<String> eventCorpId, JsonNode data, String corpId) {
    if (!type.equals(PUNCHES)) {
      return new CloudEvent.Aside();
    }
    Optional<ObjectNode> body =
        data instanceof ObjectNode object ? Optional.of(object) : Json.object(data.asText());
    List<String> corpIds =
        Stream.concat(
                eventCorpId.or(() -> body.flatMap(EventCodec::corpId)).stream(), Stream.of(corpId))
            .toList();
    Optional<JsonNode> list = data.isArray() ? Optional.of(data) : body.flatMap(EventCodec::list);
    return list.map(items -> PunchCodec.punches(items, corpIds))
        .orElseGet(
            () ->
                PunchCodec.unreadable(
                    data.isTextual() ? data.asText() : data.toString(),
                    "the event has no list of punches",
                    corpIds));
  }

  private static CloudEvent decode(ObjectNode event, String corpId) {
    Optional<String> type = Json.text(event, "EventType", "eventType");
    return type.isEmpty()
        ? new CloudEvent.Unreadable("the message has no EventType")
        : decode(type.get(), corpId(event), event, corpId);
  }

  private static Optional<String> corpId(ObjectNode event) {
    return Json.text(event, "CorpId", "eventCorpId").or(() -> Json.text(event, "corpId", "corpid"));
  }

  private static Optional<JsonNode> list(ObjectNode body) {
    return Stream.of(Optional.of(body), Json.nested(body, "data"))
        .flatMap(Optional::stream)
        .flatMap(object -> Stream.of(object.path("dataList"), object.path("DataList")))
        .filter(JsonNode::isArray)
        .findFirst();
  }
}
