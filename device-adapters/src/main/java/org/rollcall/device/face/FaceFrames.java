package org.rollcall.device.face;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Shows the messages of a recorded terminal without names, certificates, phone and card numbers,
 * codes and pictures: only fields that are listed keep their value. Safe from any thread.
 */
final class FaceFrames {
  private static final Set<String> SHOWN =
      Set.of(
          "operator",
          "messageId",
          "result",
          "PushAckType",
          "SnapOrRecordID",
          "ResumefromBreakpoint",
          "RecordUploadType",
          "HeartbeatInterval",
          "DataBegin",
          "DataEnd",
          "PersonNum");

  private static final Set<String> SERIALS = Set.of("facesluiceId", "deviceCode");

  private final FrameTap tap;
  private final FaceTopics topics;

  FaceFrames(FrameTap tap, FaceTopics topics) {
    this.tap = tap;
    this.topics = topics;
  }

  void came(DeviceKey key, String topic, Buffer payload) {
    if (tap.records(key)) {
      tap.take(
          key,
          FaceAdapter.PROTOCOL,
          new Frame.Message(topics.standard(topic, Frame.SERIAL), redacted(payload)));
    }
  }

  void went(DeviceKey key, Buffer payload) {
    if (tap.records(key)) {
      tap.take(
          key,
          FaceAdapter.PROTOCOL,
          new Frame.Sent(FaceTopics.STANDARD.down(Frame.SERIAL), redacted(payload)));
    }
  }

  private static Buffer redacted(Buffer payload) {
    return Buffer.buffer(JsonRedaction.redact(payload.getBytes(), FaceFrames::shown));
  }

  private static Optional<String> shown(JsonRedaction.Leaf leaf) {
    if (SERIALS.contains(leaf.name())) {
      return Optional.of(Frame.SERIAL);
    }
    return SHOWN.contains(leaf.name()) || Fields.isKept(leaf.name())
        ? Optional.of(leaf.text())
        : Optional.empty();
  }
}
