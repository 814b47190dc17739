package org.rollcall.device.zkteco;

import org.rollcall.device.wire.Answer;

/** The answers that terminals understand: plain text, and errors that make them keep their data. */
final class Replies {
  private static final String PLAIN = "text/plain";
  private static final String RETRY_AFTER_SECONDS = "30";

  static final Answer OK = text("OK");

  /**
   * To a greeting without a serial. 200, since nothing is lost with it and an error would only make
   * the terminal greet faster; the text has no option in it, so no terminal takes it for a welcome.
   */
  static final Answer NOT_WELCOME = text("ERROR: SN is missing");

  static final Answer NO_SERIAL = new Answer(400, PLAIN, "ERROR: the request names no serial");
  static final Answer TOO_LARGE = new Answer(413, PLAIN, "ERROR: body too large").hangingUp();
  static final Answer UNKNOWN = keep("ERROR: terminal not registered");
  static final Answer OVERLOADED = keep("ERROR: overloaded");
  static final Answer NOT_STORED = keep("ERROR: not stored");

  private Replies() {}

  static Answer text(String text) {
    return new Answer(200, PLAIN, text);
  }

  /** {@code OK:<n>} as the vendor writes it, without a blank. */
  static Answer taken(int lines) {
    return lines == 0 ? OK : text("OK:" + lines);
  }

  /** 5xx, not 4xx: terminals take the first for "later" and keep what they sent. */
  private static Answer keep(String text) {
    return new Answer(503, PLAIN, text).with("Retry-After", RETRY_AFTER_SECONDS);
  }
}
