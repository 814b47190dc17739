package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rollcall.device.DeviceKey;

/**
 * What the request line of a terminal says. Pure; takes any text.
 *
 * @param upload whether the request carries a body
 * @param query the raw query, empty where there is none
 */
record ZktecoRequest(Endpoint endpoint, boolean upload, String query) {
  /** The longest parameter value that is looked at. */
  static final int VALUE_MAX_CHARS = 512;

  static ZktecoRequest parse(String method, String path, Optional<String> query) {
    return new ZktecoRequest(Endpoint.of(path), method.equals("POST"), query.orElse(""));
  }

  /** The serial number; empty where it is missing or none that a terminal can have. */
  Optional<String> serial() {
    return parameter("SN").filter(DeviceKey::isSerial);
  }

  /** What is uploaded. */
  Table table() {
    return parameter("table").map(Table::named).orElse(Table.UNNAMED);
  }

  /** The first parameter of that name, in any case. Empty values count as missing. */
  Optional<String> parameter(String name) {
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int equals = start + name.length();
      if (equals < end
          && query.charAt(equals) == '='
          && query.regionMatches(true, start, name, 0, name.length())) {
        return value(equals + 1, end);
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private Optional<String> value(int from, int to) {
    String raw = query.substring(from, Math.min(to, from + VALUE_MAX_CHARS));
    boolean plain = raw.indexOf('%') < 0 && raw.indexOf('+') < 0;
    return Optional.of(plain ? raw : unescape(raw)).filter(value -> !value.isEmpty());
  }

  /** An escape that is none stays as it is. */
  private static String unescape(String raw) {
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int escaped = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1]) * 16 + hex(in[i + 2]) : -1;
      if (escaped >= 0) {
        out[length++] = (byte) escaped;
        i += 2;
      } else {
        out[length++] = in[i] == '+' ? (byte) ' ' : in[i];
      }
    }
    return Wire.text(out, 0, length);
  }

  /** The value of a hex digit, or so far below zero that no pair with it can be a byte. */
  private static int hex(byte digit) {
    int value = Character.digit(digit, 16);
    return value < 0 ? -1_000 : value;
  }
}
