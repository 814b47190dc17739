package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** A push as DingTalk seals it: where it goes and what its body is. */
record SealedPush(String target, String body) {
  private static final int NONCE_BYTES = 4;

  static SealedPush of(
      CallbackCrypto crypto,
      RandomGenerator random,
      String org,
      String owner,
      long timeMs,
      String message) {
    byte[] salt = new byte[CallbackCrypto.RANDOM_BYTES];
    byte[] nonceBytes = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonceBytes);
    String encrypt = crypto.seal(salt, message, owner);
    String time = Long.toString(timeMs);
    String nonce = HexFormat.of().formatHex(nonceBytes);
    String signature = crypto.sign(time, nonce, encrypt);
    String target =
        "%s/%s?signature=%s&msg_signature=%s&timestamp=%s&nonce=%s"
            .formatted(
                DingTalkAdapter.PATH,
                URLEncoder.encode(org, StandardCharsets.UTF_8).replace("+", "%20"),
                signature,
                signature,
                time,
                nonce);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("encrypt", encrypt);
    return new SealedPush(target, body.toString());
  }
}
