package org.rollcall.device.hikvision;

/**
 * What bytes are by their look. Content types of terminals are wrong or missing, so nobody asks.
 */
final class Shape {
  private static final int LOOK_BYTES = 512;

  private Shape() {}

  /** Index of the first byte that is neither blank nor a byte-order mark, or {@code to}. */
  static int firstInk(byte[] b, int from, int to) {
    int i = from;
    if (to - i >= 3 && b[i] == (byte) 0xEF && b[i + 1] == (byte) 0xBB && b[i + 2] == (byte) 0xBF) {
      i += 3;
    }
    while (i < to && isBlank(b[i])) {
      i++;
    }
    return i;
  }

  static boolean isDocument(byte[] b, int from, int to) {
    int ink = firstInk(b, from, to);
    return ink < to && (b[ink] == '{' || b[ink] == '[' || b[ink] == '<');
  }

  /** Bytes that no text has: a picture, or at least nothing that may be kept. */
  static boolean isBinary(byte[] b, int from, int to) {
    for (int i = from; i < Math.min(to, from + LOOK_BYTES); i++) {
      if (b[i] >= 0 && b[i] < ' ' && !isBlank(b[i])) {
        return true;
      }
    }
    return to - from > 2 && b[from] == (byte) 0xFF && b[from + 1] == (byte) 0xD8;
  }

  /**
   * Where the document ends that begins here, or -1 where it is not all there: its brackets are not
   * closed, or its first element is not. Cheap, and good enough to hand on a part before its
   * delimiter has come.
   */
  static int wholeEnd(byte[] b, int from, int to) {
    int ink = firstInk(b, from, to);
    if (ink == to) {
      return -1;
    }
    return b[ink] == '<' ? xmlEnd(b, ink, to) : jsonEnd(b, ink, to);
  }

  static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static int jsonEnd(byte[] b, int from, int to) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int xmlEnd(byte[] b, int from, int to) {
    int end = to;
    while (end > from && isBlank(b[end - 1])) {
      end--;
    }
    int open = end - 1;
    while (open > from && b[open] != '<') {
      open--;
    }
    if (b[end - 1] != '>' || open + 1 >= end) {
      return -1;
    }
    int root = rootName(b, from, to);
    boolean closed =
        b[open + 1] == '/'
            ? isSameName(b, root, open + 2, end)
            : root == open + 1 && b[end - 2] == '/';
    return closed ? end : -1;
  }

  private static boolean isSameName(byte[] b, int one, int other, int end) {
    int i = 0;
    while (other + i < end && one + i < end && isNameByte(b[one + i])) {
      if (b[one + i] != b[other + i]) {
        return false;
      }
      i++;
    }
    return i > 0 && other + i < end && !isNameByte(b[other + i]);
  }

  private static boolean isNameByte(byte c) {
    return !isBlank(c) && c != '>' && c != '/';
  }

  /** Where the name of the first element begins, behind declarations and comments. */
  private static int rootName(byte[] b, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (b[i] == '<' && b[i + 1] != '?' && b[i + 1] != '!') {
        return i + 1;
      }
    }
    return to;
  }
}
