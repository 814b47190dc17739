package org.rollcall.device.zkteco;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code key=value} fields of one line, parted by TABs. Keys are compared without case; the
 * first of two equal keys counts; a word before the first key ({@code user uid=1}) is no part of
 * it.
 */
final class KeyValues {
  static final int FIELDS_MAX = 64;
  static final int VALUE_MAX_BYTES = 256;

  private final Map<String, String> values;

  private KeyValues(Map<String, String> values) {
    this.values = values;
  }

  /** Reads at most {@link #FIELDS_MAX} fields; longer values are cut. */
  static KeyValues parse(byte[] bytes, int from, int to) {
    return parse(bytes, from, to, StandardCharsets.UTF_8);
  }

  /** As above; values are read in this encoding where they can be. */
  static KeyValues parse(byte[] bytes, int from, int to, Charset charset) {
    Map<String, String> values = new LinkedHashMap<>();
    int start = from;
    while (start < to && values.size() < FIELDS_MAX) {
      int end = Wire.indexOf(bytes, start, to, '\t');
      int equals = Wire.indexOf(bytes, start, end, '=');
      if (equals < end) {
        int valueEnd = Math.min(end, equals + 1 + VALUE_MAX_BYTES);
        values.putIfAbsent(
            key(bytes, start, equals), Wire.text(bytes, equals + 1, valueEnd, charset).strip());
      }
      start = end + 1;
    }
    return new KeyValues(values);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The value; empty too where the terminal sent the key with nothing behind it. */
  Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  private static String key(byte[] bytes, int from, int to) {
    String text = Wire.text(bytes, from, to).strip();
    return text.substring(text.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }
}
