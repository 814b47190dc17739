package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lines that begin with the word of their kind, mixed in one body:
 *
 * <pre>
 * OPLOG code ⇥ operator ⇥ time ⇥ value ⇥ value ⇥ value ⇥ value
 * USER PIN=… ⇥ Name=… ⇥ …        FP PIN=… ⇥ … ⇥ TMP=…        USERPIC PIN=… ⇥ … ⇥ Content=…
 * </pre>
 */
final class OperlogCodec {
  private static final int WORD_MAX_BYTES = 16;

  private static final Set<String> TEMPLATES =
      Set.of("FP", "FACE", "FVEIN", "BIODATA", "PALM", "FINGERTMP", "TEMPLATEV10");
  private static final Set<String> PICTURES = Set.of("USERPIC", "BIOPHOTO", "ATTPHOTO", "PHOTO");
  private static final Set<String> ASIDES =
      Set.of("USERSMS", "SMS", "WORKCODE", "IDCARD", "ERRORLOG");

  private OperlogCodec() {}

  /** The kind of the line; empty where its first word is none of them. */
  static Optional<String> kind(byte[] b, int from, int to) {
    if (!isLetter(b[from])) {
      return Optional.empty();
    }
    int end = Wire.indexOf(b, from, Math.min(to, from + WORD_MAX_BYTES), ' ');
    if (end == to || b[end] != ' ') {
      return Optional.empty();
    }
    String word =
        new String(b, from, end - from, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    boolean known =
        word.equals("OPLOG")
            || word.equals("USER")
            || TEMPLATES.contains(word)
            || PICTURES.contains(word)
            || ASIDES.contains(word);
    return known ? Optional.of(word) : Optional.empty();
  }

  /**
   * @param kind what {@link #kind} said of this line
   */
  static Decoded decode(String kind, byte[] b, int from, int to) {
    int rest = from + kind.length() + 1;
    if (kind.equals("OPLOG")) {
      return operation(b, from, rest, to);
    }
    if (kind.equals("USER")) {
      return user(b, rest, to);
    }
    if (TEMPLATES.contains(kind)) {
      return new Decoded.Template();
    }
    return PICTURES.contains(kind) ? new Decoded.Picture() : new Decoded.Aside();
  }

  private static Decoded operation(byte[] b, int from, int rest, int to) {
    String raw = Wire.text(b, from, to);
    int codeEnd = rest;
    while (codeEnd < to && b[codeEnd] >= '0' && b[codeEnd] <= '9') {
      codeEnd++;
    }
    int code = Wire.number(b, rest, codeEnd).orElse(-1);
    if (code < 0) {
      return new Decoded.Rejected(raw, "the operation has no number");
    }
    int operatorStart = Math.min(to, Wire.indexOf(b, codeEnd, to, '\t') + 1);
    int timeStart = Math.min(to, Wire.indexOf(b, operatorStart, to, '\t') + 1);
    int timeEnd = Wire.indexOf(b, timeStart, to, '\t');
    int valueStart = Math.min(to, timeEnd + 1);
    Optional<LocalDateTime> time = ZktecoTime.parse(b, timeStart, timeEnd);
    int value = Wire.number(b, valueStart, Wire.indexOf(b, valueStart, to, '\t')).orElse(0);
    return new Decoded.Operation(code, value, time, raw);
  }

  private static Decoded user(byte[] b, int rest, int to) {
    KeyValues fields = KeyValues.parse(b, rest, to);
    return new Decoded.User(fields.get("pin").orElse(""), fields.get("name").orElse(""));
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }
}
