package org.rollcall.gateway.registry;

/**
 * A text that only the holder of the key can read. Two seals of one text differ.
 *
 * @param text the prefix {@link #PREFIX}, then nonce, ciphertext and tag in base64url
 */
public record Sealed(String text) {

  /** Names the algorithm and the key derivation, so that both can change one day. */
  static final String PREFIX = "v1:";

  public Sealed {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a sealed text: it does not start with " + PREFIX);
    }
  }

  @Override
  public String toString() {
    return "Sealed[…]";
  }
}
