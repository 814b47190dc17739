package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Shows pushes about a recorded machine, out of their envelope: only the machine's own punches, and
 * of them only fields that are listed. Safe from any thread.
 */
final class DingTalkFrames {
  private static final String TARGET = DingTalkAdapter.PATH + "/town";

  private static final Set<String> SHOWN =
      Set.of(
          "EventType",
          "eventType",
          "EventTime",
          "BizId",
          "bizId",
          "eventId",
          "checkTime",
          "userCheckTime",
          "checkType",
          "checkByUser",
          "sourceType",
          "timeResult",
          "locationMethod",
          "userId");

  private static final Set<String> CORPS = Set.of("CorpId", "corpId", "corpid", "eventCorpId");

  private final FrameTap tap;

  DingTalkFrames(FrameTap tap) {
    this.tap = tap;
  }

  void came(CloudEvent event, String message, Organisation organisation, boolean stored) {
    if (!(event instanceof CloudEvent.Punches punches)) {
      return;
    }
    punches.punches().stream()
        .map(Punch::device)
        .distinct()
        .filter(tap::records)
        .forEach(
            key ->
                Json.object(message)
                    .ifPresent(read -> take(key, read, organisation.corpId(), stored)));
  }

  private void take(DeviceKey key, ObjectNode message, String corpId, boolean stored) {
    Stream.of(Optional.of(message), Json.nested(message, "data"))
        .flatMap(Optional::stream)
        .flatMap(object -> Stream.of(object.path("dataList"), object.path("DataList")))
        .filter(JsonNode::isArray)
        .forEach(list -> keepOnly(key, corpId, list));
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    tap.take(
        key,
        DingTalkAdapter.PROTOCOL,
        new Frame.Exchange(
            true,
            "POST",
            TARGET,
            Map.of(),
            Buffer.buffer(JsonRedaction.redact(bytes, DingTalkFrames::shown)),
            stored ? 200 : Replies.NOT_STORED.status(),
            stored ? "success" : Replies.NOT_STORED.text()));
  }

  /** Punches of other machines are none of whoever records this one. */
  private static void keepOnly(DeviceKey key, String corpId, JsonNode list) {
    for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
      String serial = Json.text(items.next(), "deviceSN").orElse(corpId);
      if (!serial.equals(key.serial())) {
        items.remove();
      }
    }
  }

  private static Optional<String> shown(JsonRedaction.Leaf leaf) {
    if (leaf.name().equals("deviceSN")) {
      return Optional.of(Frame.SERIAL);
    }
    if (CORPS.contains(leaf.name())) {
      return Optional.of(Frame.ORGANISATION);
    }
    return SHOWN.contains(leaf.name()) ? Optional.of(leaf.text()) : Optional.empty();
  }
}
