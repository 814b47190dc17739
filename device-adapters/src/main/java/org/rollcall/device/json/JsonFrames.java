package org.rollcall.device.json;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Frame;
import org.rollcall.device.FrameTap;
import org.rollcall.device.wire.Answer;
import org.rollcall.device.wire.JsonRedaction;

/**
 * Shows the requests of a recorded terminal with the fields of the protocol and nothing that a
 * sender added. Safe from any thread.
 */
final class JsonFrames {
  private final FrameTap tap;

  JsonFrames(FrameTap tap) {
    this.tap = tap;
  }

  void came(DeviceKey key, Buffer body, Answer answer) {
    if (tap.records(key)) {
      tap.take(
          key,
          JsonAdapter.PROTOCOL,
          new Frame.Exchange(
              true,
              "POST",
              JsonAdapter.PATH,
              Map.of("Authorization", "Bearer " + Frame.TOKEN),
              Buffer.buffer(JsonRedaction.redact(body.getBytes(), JsonFrames::shown)),
              answer.status(),
              answer.text()));
    }
  }

  private static Optional<String> shown(JsonRedaction.Leaf leaf) {
    return CheckInReader.FIELDS.contains(leaf.name()) ? Optional.of(leaf.text()) : Optional.empty();
  }
}
