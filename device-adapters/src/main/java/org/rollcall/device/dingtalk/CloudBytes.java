package org.rollcall.device.dingtalk;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;

/**
 * What DingTalk's cloud posts, as bytes, for load generators: sealed with the organisation's keys
 * when it is asked for, since a push is good for a short time only.
 */
public final class CloudBytes {
  private final Clock clock;
  private final String org;
  private final String corpId;
  private final String appKey;
  private final CallbackCrypto crypto;
  private final SecureRandom random = new SecureRandom();

  /** Pushes for an organisation with the keys that the gateway's settings have. */
  public CloudBytes(
      Clock clock, String org, String corpId, String appKey, String token, String aesKey) {
    this.clock = clock;
    this.org = org;
    this.corpId = corpId;
    this.appKey = appKey;
    this.crypto = new CallbackCrypto(token, aesKey);
  }

  /** One punch. */
  public byte[] punch(String serial, String bizId, String userId, LocalDateTime time) {
    return push(
        """
        {"EventType":"%s","EventTime":%d,"CorpId":"%s","dataList":[{"bizId":"%s","userId":"%s",\
        "checkTime":%d,"corpId":"%s","locationMethod":"ATM","deviceSN":"%s","checkByUser":true}]}"""
            .formatted(
                EventCodec.PUNCHES,
                clock.millis(),
                corpId,
                bizId,
                userId,
                time.toInstant(PunchCodec.OFFSET).toEpochMilli(),
                corpId,
                serial));
  }

  /** The test of the address. */
  public byte[] check() {
    return push("{\"EventType\":\"check_url\"}");
  }

  private byte[] push(String message) {
    SealedPush sealed = SealedPush.of(crypto, random, org, appKey, clock.millis(), message);
    return ("POST "
            + sealed.target()
            + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: "
            + sealed.body().length()
            + "\r\n\r\n"
            + sealed.body())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
