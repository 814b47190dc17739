package org.rollcall.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.rollcall.gateway.indicator.IndicatorRow;

/** The tag of an answer's content; when it was made is no part of it. */
final class EntityTag {
  private static final int BYTES = 12;

  private EntityTag() {}

  static String of(List<IndicatorRow> rows) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (IndicatorRow row : rows) {
        digest.update(row.timeless().toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return "\"" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Whether an {@code If-None-Match} header names the tag. */
  static boolean matches(String header, String tag) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }
}
