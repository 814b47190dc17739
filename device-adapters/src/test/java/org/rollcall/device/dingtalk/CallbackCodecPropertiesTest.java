package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CallbackCodecPropertiesTest {
  private static final byte[] KEY =
      Base64.getDecoder().decode("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=");
  private static final byte[] RANDOM = new byte[CallbackCrypto.RANDOM_BYTES];
  private static final Organisation ORGANISATION =
      Cloud.organisation(Cloud.entry().put("replayWindow", "never"));
  private static final CallbackCodec CODEC = new CallbackCodec(ORGANISATION);

  @Property
  void opensWhatItSealed(
      @ForAll @Size(16) byte[] random,
      @ForAll("texts") String message,
      @ForAll("texts") String owner) {
    String sealed = Cloud.CRYPTO.seal(random, message, owner);

    assertThat(Base64.getDecoder().decode(sealed).length % 32).isZero();
    assertThat(Cloud.CRYPTO.open(sealed)).contains(new CallbackCrypto.Opened(message, owner));
  }

  @Property
  void neverThrowsOnAnyBodyAndQuery(
      @ForAll byte[] body, @ForAll @StringLength(max = 200) String query) {
    assertThat(CODEC.decode(new CallbackQuery(query), body, Instant.EPOCH))
        .isInstanceOf(Callback.Refused.class);
  }

  @Property
  void neverThrowsOnAnySignedText(@ForAll @StringLength(max = 200) String encrypt) {
    assertThat(decode(encrypt)).isInstanceOf(Callback.Refused.class);
  }

  @Property
  void neverThrowsOnAnyBytesBehindTheCipher(@ForAll @Size(max = 6) byte[][] rows)
      throws GeneralSecurityException {
    ByteBuffer plain = ByteBuffer.allocate(rows.length * 16);
    Arrays.stream(rows).forEach(row -> plain.put(Arrays.copyOf(row, 16)));

    assertThat(decode(encrypted(plain.array()))).isNotNull();
  }

  @Example
  void takesPaddingToSixteenToo() throws GeneralSecurityException {
    assertThat(decode(encrypted(plain("{}", 2, 12)))).isInstanceOf(Callback.Accepted.class);
  }

  @Example
  void refusesLengthsAndPaddingThatCannotBe() throws GeneralSecurityException {
    assertThat(reason(plain("{}", 17, 12))).isEqualTo(Coped.CIPHER_UNREADABLE);
    assertThat(reason(plain("{}", -1, 12))).isEqualTo(Coped.CIPHER_UNREADABLE);
    assertThat(reason(plain("{}" + "x".repeat(21), 2, 7)))
        .as("the owner is another")
        .isEqualTo(Coped.OWNER_UNKNOWN);
    byte[] padded = plain("{}", 2, 12);
    for (int pad : new int[] {0, 33, 48, -1}) {
      padded[padded.length - 1] = (byte) pad;
      assertThat(reason(padded)).as("padding of " + pad).isEqualTo(Coped.CIPHER_UNREADABLE);
    }
  }

  @Example
  void refusesASignatureOfAnother() {
    String encrypt = Cloud.seal("{}", Cloud.APP_KEY);
    String signature = new CallbackCrypto("other", "a".repeat(43)).sign("1", "n", encrypt);

    assertThat(
            CODEC.decode(
                new CallbackQuery("signature=" + signature + "&timestamp=1&nonce=n"),
                body(encrypt),
                Instant.EPOCH))
        .isInstanceOfSatisfying(
            Callback.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Coped.SIGNATURE_WRONG));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().alpha().numeric().withChars("中文测试{}\"%\n ".toCharArray());
  }

  private static Coped reason(byte[] plain) throws GeneralSecurityException {
    return ((Callback.Refused) decode(encrypted(plain))).reason();
  }

  private static Callback decode(String encrypt) {
    String signature = Cloud.CRYPTO.sign("1", "n", encrypt);
    return CODEC.decode(
        new CallbackQuery("signature=" + signature + "&timeStamp=1&nonce=n"),
        body(encrypt),
        Instant.EPOCH);
  }

  private static byte[] body(String encrypt) {
    return new JsonObject().put("encrypt", encrypt).encode().getBytes(StandardCharsets.UTF_8);
  }

  /** What stands in an envelope, with a length and a padding that may be lies. */
  private static byte[] plain(String message, int length, int pad) {
    byte[] text = (message + Cloud.APP_KEY).getBytes(StandardCharsets.UTF_8);
    byte[] plain = Arrays.copyOf(RANDOM, 20 + text.length + pad);
    ByteBuffer.wrap(plain).position(16).putInt(length).put(text);
    Arrays.fill(plain, 20 + text.length, plain.length, (byte) pad);
    return plain;
  }

  private static String encrypted(byte[] plain) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(KEY, 0, 16));
    return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
  }
}
