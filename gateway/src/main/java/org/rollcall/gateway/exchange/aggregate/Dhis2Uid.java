package org.rollcall.gateway.exchange.aggregate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identifiers as DHIS2 wants them: 11 letters and digits, a letter first. Made from kind and code
 * by hash, so that the same thing has the same one in every export and from every installation.
 */
final class Dhis2Uid {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String ALL = LETTERS + "0123456789";
  private static final int LENGTH = 11;

  private Dhis2Uid() {}

  static String of(Dhis2Kind kind, String code) {
    byte[] hash = sha256(kind.name() + ":" + code);
    StringBuilder uid = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      String alphabet = i == 0 ? LETTERS : ALL;
      int twoBytes = ((hash[2 * i] & 0xFF) << 8) | (hash[2 * i + 1] & 0xFF);
      uid.append(alphabet.charAt(twoBytes % alphabet.length()));
    }
    return uid.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
