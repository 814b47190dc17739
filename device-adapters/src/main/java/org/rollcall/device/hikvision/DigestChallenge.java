package org.rollcall.device.hikvision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal asks for before it listens: Digest (RFC 7616) with MD5 and {@code qop=auth}, or
 * without a qop as of old. Pure.
 *
 * @param qop whether {@code auth} is offered
 * @param stale whether only the nonce was too old; the password was right
 */
record DigestChallenge(
    String realm, String nonce, Optional<String> opaque, boolean qop, boolean stale) {
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");
  private static final String SCHEME = "digest ";

  /** The first challenge of all headers that can be met; empty where there is none. */
  static Optional<DigestChallenge> of(List<String> headers) {
    return headers.stream().map(DigestChallenge::parse).flatMap(Optional::stream).findFirst();
  }

  private static Optional<DigestChallenge> parse(String header) {
    if (!header.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(header.strip().substring(SCHEME.length()));
    while (matcher.find()) {
      String quoted = matcher.group(2);
      parameters.putIfAbsent(
          matcher.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    String realm = parameters.get("realm");
    String nonce = parameters.get("nonce");
    boolean md5 = parameters.getOrDefault("algorithm", "MD5").equalsIgnoreCase("MD5");
    if (realm == null || nonce == null || !md5) {
      return Optional.empty();
    }
    String qop = parameters.getOrDefault("qop", "");
    return Optional.of(
        new DigestChallenge(
            realm,
            nonce,
            Optional.ofNullable(parameters.get("opaque")),
            List.of(qop.toLowerCase(Locale.ROOT).split("[,\\s]+")).contains("auth"),
            parameters.getOrDefault("stale", "").equalsIgnoreCase("true")));
  }

  /**
   * The value of the {@code Authorization} header that meets it.
   *
   * @param count which use of this nonce it is, from 1
   */
  String authorization(
      String username, String password, String method, String uri, String cnonce, int count) {
    String secret = md5(username + ":" + realm + ":" + password);
    String asked = md5(method + ":" + uri);
    String nc = String.format("%08x", count);
    String response =
        qop
            ? md5(String.join(":", secret, nonce, nc, cnonce, "auth", asked))
            : md5(secret + ":" + nonce + ":" + asked);
    StringBuilder header =
        new StringBuilder("Digest username=")
            .append(quoted(username))
            .append(", realm=")
            .append(quoted(realm))
            .append(", nonce=")
            .append(quoted(nonce))
            .append(", uri=")
            .append(quoted(uri));
    if (qop) {
      header.append(", cnonce=").append(quoted(cnonce)).append(", nc=").append(nc);
      header.append(", qop=auth");
    }
    header.append(", response=").append(quoted(response));
    opaque.ifPresent(text -> header.append(", opaque=").append(quoted(text)));
    return header.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
