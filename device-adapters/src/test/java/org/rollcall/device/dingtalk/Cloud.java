package org.rollcall.device.dingtalk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

/** DingTalk's side of an organisation that tests have: its settings, and what it pushes. */
final class Cloud {
  static final String CORP_ID = "dingtown0001";
  static final String APP_KEY = "dingappkey0001";
  static final String NONCE = "NonceTest";
  static final CallbackCrypto CRYPTO =
      new CallbackCrypto("tokenoftests", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

  private static final byte[] RANDOM = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private Cloud() {}

  static JsonObject entry() {
    return new JsonObject()
        .put("org", "town")
        .put("corpId", CORP_ID)
        .put("appKey", APP_KEY)
        .put("appSecret", "secretoftests")
        .put("token", "tokenoftests")
        .put("aesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  }

  static JsonObject entry(String... modes) {
    return entry().put("modes", new JsonArray(List.of(modes)));
  }

  static DingTalkAdapter adapter(JsonObject... entries) {
    DingTalkAdapter adapter = new DingTalkAdapter();
    List<String> problems = adapter.configure(List.of(entries));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return adapter;
  }

  static Organisation organisation(JsonObject entry) {
    return DingTalkSettings.read(List.of(entry)).organisations().get(0);
  }

  /** A genuine push to {@code /dingtalk/town} at the time of the listener's clock. */
  static byte[] push(String message) {
    return push(seal(message, APP_KEY), Long.toString(DeviceListener.CLOCK.millis()));
  }

  static String seal(String message, String owner) {
    return CRYPTO.seal(RANDOM, message, owner);
  }

  /** Signed over what is sent, whatever that is. */
  static byte[] push(String encrypt, String timestamp) {
    String signature = CRYPTO.sign(timestamp, NONCE, encrypt);
    return post(
        "?signature=%1$s&msg_signature=%1$s&timestamp=%2$s&nonce=%3$s"
            .formatted(signature, timestamp, NONCE),
        encrypt);
  }

  static byte[] post(String query, String encrypt) {
    return RawHttp.post(
        "/dingtalk/town" + query, new JsonObject().put("encrypt", encrypt).encode());
  }

  /**
   * The answer as DingTalk reads it: {@code success}, or the answer itself where it is a refusal.
   */
  static RawHttp.Reply opened(RawHttp.Reply reply) throws IOException {
    if (reply.status() != 200) {
      return reply;
    }
    JsonObject sealed = new JsonObject(reply.body());
    if (!sealed.fieldNames().equals(Set.of("msg_signature", "timeStamp", "nonce", "encrypt"))
        || !CRYPTO.isSigned(
            sealed.getString("msg_signature"),
            sealed.getString("timeStamp"),
            sealed.getString("nonce"),
            sealed.getString("encrypt"))) {
      throw new IOException("DingTalk would not take " + reply.body());
    }
    String message = CRYPTO.open(sealed.getString("encrypt")).orElseThrow().message();
    return new RawHttp.Reply(reply.status(), reply.head(), message);
  }
}
