package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the end of an HTTP answer in what a connection brings. Knows only what the gateway sends:
 * one answer at a time, always with a length.
 */
final class AnswerScanner {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = new byte[0];
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_DIGITS = 3;

  private byte[] kept = NOTHING;

  /** A whole answer. */
  record Heard(int status, String body) {
    boolean takes(Request request) {
      return status == 200 && body.startsWith(request.opening());
    }
  }

  /** The answer that this chunk completes; empty where more is to come. */
  Optional<Heard> feed(Buffer chunk) {
    byte[] bytes = chunk.getBytes();
    if (kept.length > 0) {
      byte[] joined = Arrays.copyOf(kept, kept.length + bytes.length);
      System.arraycopy(bytes, 0, joined, kept.length, bytes.length);
      bytes = joined;
    }
    Optional<Heard> heard = whole(bytes);
    kept = heard.isPresent() ? NOTHING : bytes;
    return heard;
  }

  private static Optional<Heard> whole(byte[] b) {
    int body = 0;
    int length = 0;
    for (int line = 0, end = lineEnd(b, 0); end >= 0; line = end + 2, end = lineEnd(b, line)) {
      if (end == line && line > 0) {
        body = line + 2;
        break;
      }
      if (startsWithLength(b, line)) {
        length = number(b, line + LENGTH.length, end);
      }
    }
    if (body == 0 || b.length < body + length) {
      return Optional.empty();
    }
    return Optional.of(
        new Heard(
            number(b, STATUS_AT, STATUS_AT + STATUS_DIGITS),
            new String(b, body, length, StandardCharsets.UTF_8)));
  }

  /** The place of the CR before the next LF, or -1. */
  private static int lineEnd(byte[] b, int from) {
    for (int i = from; i + 1 < b.length; i++) {
      if (b[i] == '\r' && b[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Without regard to case; the bit that makes letters small changes neither dash nor colon. */
  private static boolean startsWithLength(byte[] b, int from) {
    if (from + LENGTH.length > b.length) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if ((b[from + i] | 0x20) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] b, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (b[i] >= '0' && b[i] <= '9') {
        value = value * 10 + b[i] - '0';
      }
    }
    return value;
  }
}
