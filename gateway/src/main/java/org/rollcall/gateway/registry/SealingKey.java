package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A 32-byte master key. Keys of a use are derived from it and never stored. */
public final class SealingKey {
  static final int KEY_BYTES = 32;
  static final int ID_DIGITS = 8;

  private final byte[] master;

  private SealingKey(byte[] master) {
    this.master = master;
  }

  static SealingKey of(byte[] master) {
    if (master.length != KEY_BYTES) {
      throw new SealingException("A key has " + KEY_BYTES + " bytes, not " + master.length + ".");
    }
    return new SealingKey(master.clone());
  }

  /** A key that no file holds yet. */
  public static SealingKey random() {
    byte[] master = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(master);
    return new SealingKey(master);
  }

  /** Names the key in what it seals, and tells nothing of it. */
  public String id() {
    return HexFormat.of().formatHex(derive("rollcall key id v1")).substring(0, ID_DIGITS);
  }

  /** For the key file alone. */
  String hex() {
    return HexFormat.of().formatHex(master);
  }

  /** HMAC-SHA-256 of a label: the one-block expansion of HKDF. */
  byte[] derive(String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master, "HmacSHA256"));
      return mac.doFinal(label.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealingException("This Java has no HmacSHA256.", e);
    }
  }

  @Override
  public String toString() {
    return "SealingKey[" + id() + "]";
  }
}
