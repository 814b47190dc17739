package org.rollcall.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

  /** Tags the answer; where the caller has that content already, says so and is done. */
  static boolean spares(RoutingContext context, String tag) {
    HttpServerResponse response = context.response();
    response.putHeader("ETag", tag).putHeader("Cache-Control", "private, no-cache");
    boolean known =
        Optional.ofNullable(context.request().getHeader("If-None-Match"))
            .filter(header -> matches(header, tag))
            .isPresent();
    if (known) {
      response.setStatusCode(304).end();
    }
    return known;
  }

  /** Whether an {@code If-None-Match} header names the tag. */
  static boolean matches(String header, String tag) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }
}
