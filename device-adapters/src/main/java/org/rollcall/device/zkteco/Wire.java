package org.rollcall.device.zkteco;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bytes to text and numbers. Lines and columns are split on bytes before this: a trail byte of GBK
 * is never a TAB, CR or LF, so a name cannot tear a line apart.
 */
final class Wire {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int INT_DIGITS_MAX = 9;

  private Wire() {}

  /** ASCII, else strict UTF-8, else GB18030 with replacement for names cut inside a character. */
  static String text(byte[] bytes, int from, int to) {
    return text(bytes, from, to, StandardCharsets.UTF_8);
  }

  /**
   * As {@link #text(byte[], int, int)}, with a first guess: two characters of GBK may pass for two
   * of UTF-8, so who knows the terminal's encoding says it.
   */
  static String text(byte[] bytes, int from, int to, Charset first) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return foreignText(bytes, from, to, first);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String foreignText(byte[] bytes, int from, int to, Charset first) {
    return strict(bytes, from, to, first)
        .or(() -> strict(bytes, from, to, StandardCharsets.UTF_8))
        .orElseGet(() -> new String(bytes, from, to - from, GB18030));
  }

  private static Optional<String> strict(byte[] bytes, int from, int to, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A number of at most nine digits with an optional sign and nothing else. */
  static OptionalInt number(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int first = negative ? from + 1 : from;
    if (first >= to || to - first > INT_DIGITS_MAX) {
      return OptionalInt.empty();
    }
    int value = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return OptionalInt.empty();
      }
      value = value * 10 + digit;
    }
    return OptionalInt.of(negative ? -value : value);
  }

  /** {@link #number(byte[], int, int)} of text. */
  static OptionalInt number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return number(bytes, 0, bytes.length);
  }

  /** The first place of a byte, or {@code to} where it does not occur. */
  static int indexOf(byte[] bytes, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  /** Whether a line carries control characters, and so is no text that a person could judge. */
  static boolean isBinary(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 127) {
        return true;
      }
    }
    return false;
  }
}
