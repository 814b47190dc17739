package org.rollcall.device.wire;

import io.vertx.core.buffer.Buffer;

/** What became of a request's body. Everything but the first two is an expected failure. */
public sealed interface Body {

  /** All of it. */
  record Whole(Buffer bytes) implements Body {}

  /**
   * All of it went past unread, as biometric material has to.
   *
   * @param lines how many lines with something on them went by
   */
  record Skimmed(long bytes, int lines) implements Body {}

  /** Longer than the adapter takes from one terminal at once. */
  record TooLarge() implements Body {}

  /** The adapter holds as many bytes as it may; the terminal has to come again. */
  record NoRoom() implements Body {}

  /** The connection ended before the body did. Nobody is left to answer. */
  record Cut() implements Body {}
}
