package org.rollcall.device.dingtalk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The envelope of a push and of its answer. Pure and safe from any thread; foreign text never makes
 * it throw.
 *
 * <pre>
 * ┌───────────┬────────┬─────────┬───────────┬────────────────┐
 * │ 16 random │ length │ message │ owner key │ n bytes of n   │  AES-256-CBC, IV = first 16 bytes
 * └───────────┴────────┴─────────┴───────────┴────────────────┘  of the key
 *               4, big-endian                  to 32, n = 1…32
 * </pre>
 *
 * The padding reaches to 32 bytes over a cipher of 16, so the cipher's own padding can't take it
 * off.
 */
final class CallbackCrypto {
  static final int RANDOM_BYTES = 16;
  private static final int HEAD_BYTES = RANDOM_BYTES + Integer.BYTES;
  private static final int CIPHER_BLOCK_BYTES = 16;
  private static final int PAD_BLOCK_BYTES = 32;

  /** What an envelope held. */
  record Opened(String message, String owner) {}

  private final String token;
  private final SecretKeySpec key;
  private final IvParameterSpec iv;

  /**
   * @param aesKey 43 letters and digits
   */
  CallbackCrypto(String token, String aesKey) {
    byte[] bytes = Base64.getDecoder().decode(aesKey + "=");
    this.token = token;
    this.key = new SecretKeySpec(bytes, "AES");
    this.iv = new IvParameterSpec(bytes, 0, CIPHER_BLOCK_BYTES);
  }

  /** SHA-1 over the four texts in order of their characters, in lower-case hex. */
  String sign(String timestamp, String nonce, String encrypt) {
    String[] parts = {token, timestamp, nonce, encrypt};
    Arrays.sort(parts);
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of()
          .formatHex(sha1.digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Whether the signature is the right one; takes as long for one that is nearly right. */
  boolean isSigned(String signature, String timestamp, String nonce, String encrypt) {
    return same(signature, sign(timestamp, nonce, encrypt));
  }

  /** Compares in a time that tells nothing of where the two differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes an envelope apart; empty where it is none, or was made with another key. */
  Optional<Opened> open(String encrypt) {
    byte[] cipherText;
    try {
      // Some senders break the lines of their Base64.
      cipherText = Base64.getDecoder().decode(encrypt.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (cipherText.length < PAD_BLOCK_BYTES || cipherText.length % CIPHER_BLOCK_BYTES != 0) {
      return Optional.empty();
    }
    byte[] plain = run(Cipher.DECRYPT_MODE, cipherText);
    int pad = plain[plain.length - 1];
    int end = plain.length - pad;
    if (pad < 1 || pad > PAD_BLOCK_BYTES || end < HEAD_BYTES) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(plain).getInt(RANDOM_BYTES);
    if (length < 0 || length > end - HEAD_BYTES) {
      return Optional.empty();
    }
    int ownerFrom = HEAD_BYTES + length;
    return Optional.of(
        new Opened(
            new String(plain, HEAD_BYTES, length, StandardCharsets.UTF_8),
            new String(plain, ownerFrom, end - ownerFrom, StandardCharsets.UTF_8)));
  }

  /**
   * Makes an envelope.
   *
   * @param random {@link #RANDOM_BYTES} bytes that nobody can foretell
   */
  String seal(byte[] random, String message, String owner) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] ownerBytes = owner.getBytes(StandardCharsets.UTF_8);
    int length = HEAD_BYTES + text.length + ownerBytes.length;
    int pad = PAD_BLOCK_BYTES - length % PAD_BLOCK_BYTES;
    ByteBuffer plain =
        ByteBuffer.allocate(length + pad)
            .put(random, 0, RANDOM_BYTES)
            .putInt(text.length)
            .put(text)
            .put(ownerBytes);
    Arrays.fill(plain.array(), length, length + pad, (byte) pad);
    return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, plain.array()));
  }

  private byte[] run(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, iv);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES, and the length is whole blocks", e);
    }
  }
}
