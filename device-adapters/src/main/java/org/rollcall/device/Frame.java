package org.rollcall.device;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What went over the wire, as far as it may be shown: the terminal is called {@link #SERIAL} and
 * shows {@link #TOKEN}, as in the adapters' case folders.
 */
public sealed interface Frame {
  String SERIAL = "CASE0001";
  String TOKEN = "case-token";

  /** The organisation of the case folders, where a protocol has organisations. */
  String ORGANISATION = "dingtown0001";

  /**
   * A request of the terminal and its answer.
   *
   * @param content whether the terminal had something to say; else it only asked
   * @param headers those that matter for the reading
   */
  record Exchange(
      boolean content,
      String method,
      String target,
      Map<String, String> headers,
      Buffer body,
      int status,
      String answer)
      implements Frame {
    public Exchange {
      headers = Map.copyOf(headers);
    }
  }

  /** A message of the terminal. */
  record Message(String topic, Buffer payload) implements Frame {}

  /** A message to the terminal. */
  record Sent(String topic, Buffer payload) implements Frame {}
}
