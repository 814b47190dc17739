package org.rollcall.device.zkteco;

/**
 * Walks the lines of a body, on bytes: LF ends a line, CRs before it are no part of it, blank lines
 * are skipped, the last line needs no LF.
 */
final class Lines {
  private final byte[] bytes;
  private int next;
  private int from;
  private int to;

  Lines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Moves to the next line with something on it; false after the last. */
  boolean advance() {
    while (next < bytes.length) {
      int end = Wire.indexOf(bytes, next, bytes.length, '\n');
      from = next;
      to = end;
      next = end + 1;
      while (to > from && bytes[to - 1] == '\r') {
        to--;
      }
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  private boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
