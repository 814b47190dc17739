package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals sensitive texts (AES-256-GCM, a random nonce each) and hashes what is only looked up
 * (HMAC-SHA-256). Safe from any thread. A text that this key did not seal, or that was altered, is
 * a {@link SealingException}.
 *
 * <pre>
 *  v1: base64url( nonce 12 bytes │ ciphertext │ tag 16 bytes )
 *  h1: base64url( HMAC( purpose, 0, text ) )
 * </pre>
 */
public final class Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String HASH_PREFIX = "h1:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec sealing;
  private final SealingKey hashing;
  private final SecureRandom random = new SecureRandom();

  public Sealer(SealingKey key) {
    this.sealing = new SecretKeySpec(key.derive("rollcall seal v1"), "AES");
    this.hashing = SealingKey.of(key.derive("rollcall hash v1"));
  }

  /** Seals a text; a second call gives another sealed text. */
  public Sealed seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] secret = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(UTF_8));
    byte[] all = ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
    return new Sealed(Sealed.PREFIX + encoded(all));
  }

  /** Opens what {@link #seal} sealed with the same key. */
  public String open(Sealed sealed) {
    byte[] all = decoded(sealed.text().substring(Sealed.PREFIX.length()));
    if (all.length < NONCE_BYTES + TAG_BITS / 8) {
      throw new SealingException("A sealed text is cut short: restore it from a backup.");
    }
    ByteBuffer buffer = ByteBuffer.wrap(all);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] secret = new byte[buffer.remaining()];
    buffer.get(secret);
    return new String(run(Cipher.DECRYPT_MODE, nonce, secret), UTF_8);
  }

  /**
   * A keyed hash for lookup: equal for equal texts, useless without the key.
   *
   * @param purpose keeps hashes of one use apart from those of another
   */
  public String hash(String purpose, String text) {
    return HASH_PREFIX + encoded(hashing.derive(purpose + '\0' + text));
  }

  private byte[] run(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new SealingException(
          "A sealed text was altered or sealed with another key: check that the key file belongs"
              + " to this data folder.",
          e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new SealingException("A sealed text is garbled: restore it from a backup.", e);
    }
  }
}
