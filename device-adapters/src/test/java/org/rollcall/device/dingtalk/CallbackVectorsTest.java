package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.device.harness.Samples;

/** Envelopes made by others, with their keys. */
class CallbackVectorsTest {
  private static final Instant ANY_TIME = Instant.EPOCH;

  @TestFactory
  Stream<DynamicTest> opensAndMakesThemAgain() throws IOException {
    return vectors("crypto-vectors.json")
        .map(v -> DynamicTest.dynamicTest(v.getString("name"), () -> opensAndMakesAgain(v)));
  }

  @TestFactory
  Stream<DynamicTest> refusesTheMalformed() throws IOException {
    return vectors("crypto-negative-vectors.json")
        .map(v -> DynamicTest.dynamicTest(v.getString("label"), () -> answersAsExpected(v)));
  }

  private static void opensAndMakesAgain(JsonObject vector) {
    String token = Optional.ofNullable(vector.getString("token")).orElse("unknown");
    CallbackCrypto crypto = new CallbackCrypto(token, vector.getString("aesKey"));
    String encrypt = vector.getString("encrypt");

    assertThat(crypto.open(encrypt))
        .contains(
            new CallbackCrypto.Opened(vector.getString("plaintext"), vector.getString("owner")));
    assertThat(
            crypto.seal(
                vector.getString("random").getBytes(StandardCharsets.UTF_8),
                vector.getString("plaintext"),
                vector.getString("owner")))
        .isEqualTo(encrypt.replaceAll("\\s", ""));
    if (vector.getString("msg_signature") != null) {
      assertThat(crypto.sign(vector.getString("timestamp"), vector.getString("nonce"), encrypt))
          .isEqualTo(vector.getString("msg_signature"));
    }
  }

  private static void answersAsExpected(JsonObject vector) {
    Organisation organisation =
        Cloud.organisation(
            Cloud.entry()
                .put("appKey", vector.getString("owner"))
                .put("token", vector.getString("token"))
                .put("aesKey", vector.getString("aesKey"))
                .put("replayWindow", "never"));
    CallbackQuery query =
        new CallbackQuery(
            "msg_signature=%s&timestamp=%s&nonce=%s"
                .formatted(
                    vector.getString("msg_signature"),
                    vector.getString("timestamp"),
                    vector.getString("nonce")));
    byte[] body =
        new JsonObject()
            .put("encrypt", vector.getString("encrypt"))
            .encode()
            .getBytes(StandardCharsets.UTF_8);

    Callback callback = new CallbackCodec(organisation).decode(query, body, ANY_TIME);

    switch (vector.getString("expect").split("[:;(]", 2)[0].strip()) {
      case "reject" ->
          assertThat(callback)
              .isInstanceOfSatisfying(
                  Callback.Refused.class,
                  refused -> assertThat(refused.reason()).isEqualTo(reason(vector)));
      case "decrypts to empty string" ->
          assertThat(callback)
              .isInstanceOfSatisfying(
                  Callback.Accepted.class,
                  accepted ->
                      assertThat(EventCodec.decode(accepted.message(), "c"))
                          .isInstanceOf(CloudEvent.Unreadable.class));
      case "accept" -> assertThat(callback).isInstanceOf(Callback.Accepted.class);
      default -> fail("no such expectation: " + vector.getString("expect"));
    }
  }

  private static Coped reason(JsonObject vector) {
    String expect = vector.getString("expect");
    if (expect.contains("signature")) {
      return Coped.SIGNATURE_WRONG;
    }
    return expect.contains("owner") ? Coped.OWNER_UNKNOWN : Coped.CIPHER_UNREADABLE;
  }

  private static Stream<JsonObject> vectors(String file) throws IOException {
    Optional<Path> folder = Samples.folder("dingtalk");
    if (folder.isEmpty()) {
      return Stream.empty();
    }
    return new JsonArray(Files.readString(folder.get().resolve(file)))
        .stream().map(JsonObject.class::cast);
  }
}
