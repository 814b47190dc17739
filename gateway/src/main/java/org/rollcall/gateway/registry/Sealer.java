package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals sensitive texts with the newest key (AES-256-GCM, a random nonce each), opens what any key
 * of the ring sealed, and hashes what is only looked up (HMAC-SHA-256). Safe from any thread. A
 * text that no key here sealed, or that was altered, is a {@link SealingException}.
 *
 * <pre>
 *  sealed  see {@link Sealed}
 *  h1: base64url( HMAC( purpose, 0, text ) )
 * </pre>
 */
public final class Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String HASH_PREFIX = "h1:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeyRing ring;
  private final Map<String, SecretKeySpec> sealing = new HashMap<>();
  private final List<SealingKey> hashing = new ArrayList<>();
  private final SecureRandom random = new SecureRandom();

  public Sealer(SealingKey key) {
    this(KeyRing.of(key));
  }

  public Sealer(KeyRing ring) {
    this.ring = ring;
    for (SealingKey key : ring.keys()) {
      sealing.put(key.id(), new SecretKeySpec(key.derive("rollcall seal v1"), "AES"));
      hashing.add(0, SealingKey.of(key.derive("rollcall hash v1")));
    }
  }

  /** The keys that it works with. */
  public KeyRing ring() {
    return ring;
  }

  /** Seals a text; a second call gives another sealed text. */
  public Sealed seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] secret = run(Cipher.ENCRYPT_MODE, ring.newest(), nonce, text.getBytes(UTF_8));
    byte[] all = ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
    return Sealed.by(ring.newest(), encoded(all));
  }

  /** Opens what {@link #seal} sealed with one of the keys. */
  public String open(Sealed sealed) {
    SealingKey key = ring.keyOf(sealed).orElseThrow(() -> missing(sealed));
    byte[] all = decoded(sealed.secret());
    if (all.length < NONCE_BYTES + TAG_BITS / 8) {
      throw new SealingException("A sealed text is cut short: restore it from a backup.");
    }
    ByteBuffer buffer = ByteBuffer.wrap(all);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] secret = new byte[buffer.remaining()];
    buffer.get(secret);
    return new String(run(Cipher.DECRYPT_MODE, key, nonce, secret), UTF_8);
  }

  private SealingException missing(Sealed sealed) {
    return new SealingException(
        "A text was sealed with the key %s, and the key file holds %s: restore the key file from a backup."
            .formatted(sealed.keyId().orElse("without a name"), ring));
  }

  /**
   * A keyed hash for lookup: equal for equal texts, useless without the key.
   *
   * @param purpose keeps hashes of one use apart from those of another
   */
  public String hash(String purpose, String text) {
    return hashes(purpose, text).get(0);
  }

  /**
   * The hashes that a text may be found under, by the newest key first: what was hashed is not
   * known here, so it can't be hashed again when there is a newer key.
   */
  public List<String> hashes(String purpose, String text) {
    return hashing.stream()
        .map(key -> HASH_PREFIX + encoded(key.derive(purpose + '\0' + text)))
        .toList();
  }

  private byte[] run(int mode, SealingKey key, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, sealing.get(key.id()), new GCMParameterSpec(TAG_BITS, nonce));
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
