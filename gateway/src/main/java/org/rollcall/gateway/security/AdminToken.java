package org.rollcall.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The administrator's bearer token of the environment, for the first start and for automation. Only
 * its digest is kept; comparing takes the same time whatever is offered.
 */
public final class AdminToken {
  /** Shorter ones can be guessed. */
  public static final int CHARS_MIN = 6;

  private static final String SCHEME = "Bearer ";

  private final Optional<byte[]> digest;

  private AdminToken(Optional<byte[]> digest) {
    this.digest = digest;
  }

  /** No token is valid: people's calls are all refused. */
  public static AdminToken none() {
    return new AdminToken(Optional.empty());
  }

  /**
   * The token that is valid.
   *
   * @throws IllegalArgumentException where it is shorter than {@link #CHARS_MIN}
   */
  public static AdminToken of(String token) {
    if (token.length() < CHARS_MIN) {
      throw new IllegalArgumentException(
          "ROLLCALL_ADMIN_TOKEN must have at least " + CHARS_MIN + " characters");
    }
    return new AdminToken(Optional.of(digest(token)));
  }

  /** Whether the value of an {@code Authorization} header carries the token. */
  public boolean admits(String authorization) {
    if (digest.isEmpty() || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String offered = authorization.substring(SCHEME.length()).trim();
    return MessageDigest.isEqual(digest.get(), digest(offered));
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
