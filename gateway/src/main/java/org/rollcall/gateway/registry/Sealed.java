package org.rollcall.gateway.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that only the holder of the key can read. Two seals of one text differ.
 *
 * <pre>
 *  v2:key:base64url( nonce │ ciphertext │ tag )   the key by its id of 8 hex digits
 *  v1:base64url( … )                              as it was before keys had ids: the oldest key
 * </pre>
 *
 * The version names the algorithm and the key derivation, so that both can change one day.
 */
public record Sealed(String text) {
  private static final String FIRST = "v1:";
  private static final String SECOND = "v2:";
  private static final Pattern NAMED =
      Pattern.compile(SECOND + "[0-9a-f]{" + SealingKey.ID_DIGITS + "}:.*");

  public Sealed {
    if (!text.startsWith(FIRST) && !NAMED.matcher(text).matches()) {
      throw new IllegalArgumentException("not a sealed text: it does not say how it was sealed");
    }
  }

  static Sealed by(SealingKey key, String secret) {
    return new Sealed(SECOND + key.id() + ":" + secret);
  }

  /** The key that sealed it; empty for what was sealed before keys had ids. */
  Optional<String> keyId() {
    return text.startsWith(FIRST)
        ? Optional.empty()
        : Optional.of(text.substring(SECOND.length(), SECOND.length() + SealingKey.ID_DIGITS));
  }

  /** What comes after version and key. */
  String secret() {
    return text.substring(text.lastIndexOf(':') + 1);
  }

  @Override
  public String toString() {
    return "Sealed[…]";
  }
}
