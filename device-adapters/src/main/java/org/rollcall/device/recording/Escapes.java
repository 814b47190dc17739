package org.rollcall.device.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in a text file that a person can read and an editor cannot spoil: {@code \t}, {@code \r},
 * {@code \0}, {@code \\} and {@code \xHH}; a line end is LF, and a backslash before it takes it
 * back.
 */
public final class Escapes {
  private Escapes() {}

  public static byte[] unescape(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int next = 0;
    while (next < text.length()) {
      int slash = text.indexOf('\\', next);
      int end = slash < 0 ? text.length() : slash;
      out.writeBytes(text.substring(next, end).getBytes(StandardCharsets.UTF_8));
      next = slash < 0 ? end : slash + unescapeAt(text, slash + 1, out);
    }
    return out.toByteArray();
  }

  /** Writes what the letter behind a backslash stands for; gives the length of the whole escape. */
  private static int unescapeAt(String text, int at, ByteArrayOutputStream out) {
    switch (text.charAt(at)) {
      case 't' -> out.write('\t');
      case 'r' -> out.write('\r');
      case '0' -> out.write(0);
      case '\\' -> out.write('\\');
      case '\n' -> {}
      case 'x' -> {
        out.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
        return 4;
      }
      default -> throw new IllegalArgumentException("no such escape: " + text.substring(at));
    }
    return 2;
  }

  /** Any bytes as text: UTF-8 where it is, and {@code \\xHH} for what is not. */
  public static String bytes(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (from < bytes.length) {
      int length = utf8Length(bytes, from);
      if (length == 0) {
        out.append(String.format("\\x%02x", bytes[from]));
        from++;
      } else {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        out.append(escape(text).replace("\\n", "\n"));
        from += length;
      }
    }
    return out.toString();
  }

  /** How many bytes the character at the place has; 0 where there is none. */
  private static int utf8Length(byte[] bytes, int from) {
    int first = bytes[from] & 0xff;
    int length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    if (length == 0 || from + length > bytes.length) {
      return 0;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return length;
    } catch (CharacterCodingException e) {
      return 0;
    }
  }

  /** The text with a line end at its end, so that it can stand in a file. */
  public static String file(String text) {
    String escaped = escape(text).replace("\\n", "\n");
    return escaped.isEmpty() || escaped.endsWith("\n") ? escaped : escaped + "\\\n";
  }

  /** The text on one line. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '\n' -> out.append("\\n");
        case '\\' -> out.append("\\\\");
        default -> out.append(c < ' ' ? String.format("\\x%02x", (int) c) : c);
      }
    }
    return out.toString();
  }
}
