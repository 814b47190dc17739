package org.rollcall.device.dejaos;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Shows the messages of a recorded terminal without names, photos, passwords, codes and signatures:
 * only fields that are listed keep their value. Safe from any thread.
 */
final class DejaosFrames {
  private static final Set<String> SHOWN =
      Set.of("serialNo", "id", "userId", "type", "time", "timeStamp", "result", "error");

  private static final String STANDARD_ROOT = "access_device/";

  private final FrameTap tap;
  private final String root;

  /** Shows topics that begin with {@code root}, whose site prefix is left out. */
  DejaosFrames(FrameTap tap, String root) {
    this.tap = tap;
    this.root = root.substring(root.lastIndexOf(STANDARD_ROOT));
  }

  void came(DeviceKey key, String topic, Buffer payload) {
    if (tap.records(key)) {
      String event = topic.substring(topic.lastIndexOf('/') + 1);
      tap.take(key, DejaosAdapter.PROTOCOL, new Frame.Message(root + event, redacted(payload)));
    }
  }

  void went(DeviceKey key, Buffer payload) {
    if (tap.records(key)) {
      tap.take(
          key,
          DejaosAdapter.PROTOCOL,
          new Frame.Sent(root + Frame.SERIAL + "/access_reply", redacted(payload)));
    }
  }

  private static Buffer redacted(Buffer payload) {
    return Buffer.buffer(JsonRedaction.redact(payload.getBytes(), DejaosFrames::shown));
  }

  /** A code is the card's number with a card; else a photo, a password or a ticket. */
  private static Optional<String> shown(JsonRedaction.Leaf leaf) {
    if (leaf.name().equals("uuid")) {
      return Optional.of(Frame.SERIAL);
    }
    boolean card =
        leaf.name().equals("code")
            && AccessRecord.CARD.equals(leaf.siblings().getOrDefault("type", ""));
    return card || SHOWN.contains(leaf.name()) ? Optional.of(leaf.text()) : Optional.empty();
  }
}
