package org.rollcall.device.hikvision;

import org.rollcall.device.wire.Answer;

/** The answers of the listener: terminals read the status and leave the rest. */
final class Replies {
  private static final String PLAIN = "text/plain";
  private static final String RETRY_AFTER_SECONDS = "30";

  /** Taken, or not wanted: either way the terminal may forget it. */
  static final Answer OK = new Answer(200, PLAIN, "");

  static final Answer NO_TOKEN =
      new Answer(
              401,
              PLAIN,
              "the path has to be /hikvision/ and the token of a registered hikvision terminal")
          .hangingUp();

  static final Answer TOO_LARGE = new Answer(413, PLAIN, "the body is too large").hangingUp();

  /** 5xx: the terminal keeps the event and comes again. */
  static final Answer NOT_STORED =
      new Answer(503, PLAIN, "not stored, send it again").with("Retry-After", RETRY_AFTER_SECONDS);

  private Replies() {}
}
