package org.rollcall.gateway.http;

import java.nio.charset.StandardCharsets;

/**
 * A file's name as {@code Content-Disposition} carries it (RFC 6266): in ASCII for old readers, and
 * percent-encoded in UTF-8 (RFC 5987).
 */
record FileName(String ascii, String unicode) {
  private static final String AS_IT_IS = "!#$&+-.^_`|~";

  /** The header's value. */
  String attachment() {
    return "attachment; filename=\""
        + ascii.replaceAll("[^A-Za-z0-9._-]", "_")
        + "\"; filename*=UTF-8''"
        + encoded(unicode.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_"));
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xFF);
      boolean isPlain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9')
              || AS_IT_IS.indexOf(letter) >= 0;
      encoded.append(isPlain ? String.valueOf(letter) : String.format("%%%02X", octet & 0xFF));
    }
    return encoded.toString();
  }
}
