package org.rollcall.device.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP answer to a terminal.
 *
 * @param headers further headers, in the case in which they go out
 * @param hangUp whether the connection ends with it, because the rest of the request is not wanted
 * @param charset how the text becomes bytes
 */
public record Answer(
    int status,
    String contentType,
    String text,
    Map<String, String> headers,
    boolean hangUp,
    Charset charset) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  public Answer(int status, String contentType, String text) {
    this(status, contentType, text, Map.of(), false, StandardCharsets.UTF_8);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, text, more, hangUp, charset);
  }

  public Answer hangingUp() {
    return new Answer(status, contentType, text, headers, true, charset);
  }

  /** The same text in another encoding, for terminals that read no UTF-8. */
  public Answer in(Charset other) {
    return new Answer(status, contentType, text, headers, hangUp, other);
  }
}
