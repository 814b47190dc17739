package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A pushed request in, a {@link Callback} out, and the answer to it. Pure: never throws on any
 * input, never logs, has no clock. The order is that of trust: the signature first, then the age,
 * and only what is signed and fresh is decrypted.
 */
final class CallbackCodec {
  private static final String SUCCESS = "success";

  /** Times below this are seconds: as milliseconds they would be of 1973 and before. */
  private static final long SECONDS_BELOW = 100_000_000_000L;

  private static final int TIME_MAX_CHARS = 16;

  private final Organisation organisation;
  private final CallbackCrypto crypto;

  CallbackCodec(Organisation organisation) {
    this.organisation = organisation;
    this.crypto = new CallbackCrypto(organisation.token(), organisation.aesKey());
  }

  Callback decode(CallbackQuery query, byte[] body, Instant now) {
    Optional<String> encrypt =
        Json.object(new String(body, StandardCharsets.UTF_8))
            .map(object -> object.path("encrypt").textValue());
    if (encrypt.isEmpty()) {
      return new Callback.Refused(
          Coped.BODY_UNREADABLE, "the body is no JSON object with a text in encrypt");
    }
    String time = query.timestamp().orElse("");
    // As it was sent, line breaks and all.
    if (!crypto.isSigned(
        query.signature().orElse(""), time, query.nonce().orElse(""), encrypt.get())) {
      return new Callback.Refused(
          Coped.SIGNATURE_WRONG, "the signature is not that of this token, time, nonce and body");
    }
    if (!isFresh(time, now)) {
      return new Callback.Refused(
          Coped.TIME_OUTSIDE_WINDOW, "the time of the request is too far from this clock's");
    }
    return crypto
        .open(encrypt.get())
        .map(this::owned)
        .orElseGet(
            () ->
                new Callback.Refused(
                    Coped.CIPHER_UNREADABLE, "the body was not encrypted with this aesKey"));
  }

  /** The answer that tells DingTalk to forget the event. */
  String success(String owner, Instant now, byte[] random, String nonce) {
    String time = Long.toString(now.toEpochMilli());
    String encrypt = crypto.seal(random, SUCCESS, owner);
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.put("msg_signature", crypto.sign(time, nonce, encrypt));
    reply.put("timeStamp", time);
    reply.put("nonce", nonce);
    reply.put("encrypt", encrypt);
    return reply.toString();
  }

  /** Which key it is depends on how the subscription was made; both are ours. */
  private Callback owned(CallbackCrypto.Opened opened) {
    boolean byApp = CallbackCrypto.same(opened.owner(), organisation.appKey());
    boolean byCorp = CallbackCrypto.same(opened.owner(), organisation.corpId());
    return byApp || byCorp
        ? new Callback.Accepted(opened.message(), opened.owner())
        : new Callback.Refused(
            Coped.OWNER_UNKNOWN, "the owner in the envelope is neither the appKey nor the corpId");
  }

  private boolean isFresh(String time, Instant now) {
    if (organisation.replayWindow().isEmpty()) {
      return true;
    }
    if (!time.matches("\\d{1," + TIME_MAX_CHARS + "}")) {
      return false;
    }
    long value = Long.parseLong(time);
    Instant sent = Instant.ofEpochMilli(value < SECONDS_BELOW ? value * 1_000 : value);
    return Duration.between(sent, now).abs().compareTo(organisation.replayWindow().get()) <= 0;
  }
}
