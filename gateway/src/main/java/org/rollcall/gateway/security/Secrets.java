package org.rollcall.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random secrets and their digests. A secret of 256 random bits needs no slow hash: nobody guesses
 * one. Stores keep the digest only.
 */
final class Secrets {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 9;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A new secret, 43 characters that need no escaping anywhere. */
  static String next() {
    return random(BYTES);
  }

  /** A name for something that is no secret, 12 characters. */
  static String nextId() {
    return random(ID_BYTES).replace('-', 'x').replace('_', 'y');
  }

  static String digest(String secret) {
    return encode(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether two texts are the same, in a time that does not tell where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return encode(bytes);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
