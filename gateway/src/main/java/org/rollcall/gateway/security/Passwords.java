package org.rollcall.gateway.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.Optional;

/**
 * Argon2id of passwords, and what a password has to be like. Hashing takes some 30 ms and 19 MiB,
 * so callers bound how many run at once; never on an event loop.
 */
public final class Passwords {
  public static final int CHARS_MIN = 10;
  public static final int CHARS_MAX = 200;

  /** What OWASP recommends at least: 19 MiB, two passes, one lane. */
  private static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private Passwords() {}

  /** What is wrong with a password for that account; empty where it will do. */
  public static Optional<String> problem(String account, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < CHARS_MIN || length > CHARS_MAX) {
      return Optional.of("a password has " + CHARS_MIN + " to " + CHARS_MAX + " characters");
    }
    String bare = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+$", "");
    String name = account.toLowerCase(Locale.ROOT);
    return password.equalsIgnoreCase(account) || bare.equals(name) || bare.equals(name + name)
        ? Optional.of("a password is not the name of the account, nor the name and a number")
        : Optional.empty();
  }

  /** The hash, with its salt and parameters in it. */
  static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
  }

  /** Whether the password is that of the hash. */
  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }
}
