package org.rollcall.device.face;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What a message of a terminal turned out to be. */
sealed interface FaceMessage {

  /** Which terminal it speaks of, where it says so. */
  Optional<String> terminal();

  /** Recognitions, strangers or other pushes, each of which wants an acknowledgement. */
  record Pushes(Optional<String> terminal, String operator, List<ObjectNode> items)
      implements FaceMessage {
    public Pushes {
      items = List.copyOf(items);
    }
  }

  /** The terminal has connected and wants an answer. */
  record Online(Optional<String> terminal, Optional<FaceTime> time) implements FaceMessage {}

  /** The terminal is gone: its last will. */
  record Offline(Optional<String> terminal) implements FaceMessage {}

  /** A sign of life. */
  record HeartBeat(Optional<String> terminal, Optional<FaceTime> time) implements FaceMessage {}

  /** How the terminal is set up, where it said so. */
  record MqttConfig(Optional<String> terminal, String resume, String recordUpload)
      implements FaceMessage {}

  /** An answer to a command, or something that needs none. */
  record Other(Optional<String> terminal, String operator) implements FaceMessage {}

  /**
   * No JSON object.
   *
   * @param salvaged the record's own number, found by its name, so that it can be acknowledged and
   *     does not block those behind it; empty where there is none
   */
  record Malformed(Optional<String> terminal, String problem, Optional<String> salvaged)
      implements FaceMessage {}
}
