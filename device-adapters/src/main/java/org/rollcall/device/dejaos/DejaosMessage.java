package org.rollcall.device.dejaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What a message turned out to be. */
sealed interface DejaosMessage {

  /**
   * The envelope and what is in it.
   *
   * @param uuid which terminal
   * @param serialNo the message's own number, which its answer repeats
   * @param time of the sending, by the terminal's clock
   * @param items the objects under {@code data}
   * @param strays elements under {@code data} that are no objects
   */
  record Envelope(
      String uuid,
      Optional<String> serialNo,
      Optional<String> time,
      List<ObjectNode> items,
      int strays)
      implements DejaosMessage {
    public Envelope {
      items = List.copyOf(items);
    }
  }

  /** No JSON, or of no terminal. */
  record Malformed(String problem) implements DejaosMessage {}
}
