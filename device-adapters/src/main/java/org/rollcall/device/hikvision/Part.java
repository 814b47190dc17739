package org.rollcall.device.hikvision;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;

/**
 * One part of a multipart body. Of a picture nothing is kept but that it was there.
 *
 * @param kind what it is by its first bytes, whatever its head says
 * @param name its name in the form, where it has one
 * @param body its bytes; empty for a picture and for what was too large
 */
record Part(Kind kind, Optional<String> name, Buffer body) {

  /** What a part is. */
  enum Kind {
    /** JSON or XML by its first byte. */
    DOCUMENT,
    PICTURE,
    /** Text of another kind. */
    PLAIN,
    /** What stood before the first delimiter, as in a body that lost its beginning. */
    PREAMBLE,
    /** Longer than one part may be; let go past. */
    TOO_LARGE
  }

  /** Whether it ought to have held an event. */
  boolean isNamedEvent() {
    return name.filter(n -> n.toLowerCase(Locale.ROOT).contains("event")).isPresent();
  }
}
