package org.rollcall.device.dingtalk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.device.Delivery;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.recording.EventText;

class DingTalkAdapterTest {
  private static final String NOW = Long.toString(DeviceListener.CLOCK.millis());

  /** Two machines, a phone, and an item of another organisation. */
  private static final String MIXED =
      """
      {"EventType":"attendance_check_record","CorpId":"dingenvelope","dataList":[
       {"bizId":"B1","userId":"u1","checkTime":1636072200000,"corpId":"dingtown0001","deviceSN":"SN-1"},
       {"bizId":"B2","userId":"u2","checkTime":1636072201000,"corpId":"dingtown0001","deviceSN":"SN-2"},
       {"bizId":"B3","userId":"u3","checkTime":1636072202000,"corpId":"dingtown0001","deviceSN":"SN-1"},
       {"bizId":"B4","userId":"u4","checkTime":1636072203000,"corpId":"dingtown0001"},
       {"bizId":"B5","userId":"u5","checkTime":1636072204000}]}""";

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener =
        new DeviceListener(
            Cloud.adapter(
                Cloud.entry(), Cloud.entry().put("org", "ever").put("replayWindow", "never")));
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void sortsPunchesByMachineAndOrganisation() throws IOException {
    assertThat(Cloud.opened(send(Cloud.push(MIXED))).body()).isEqualTo("success");

    assertThat(listener.inlet().deliveries())
        .extracting(
            delivery ->
                "%s of %s: %s"
                    .formatted(
                        delivery.device().serial(),
                        delivery.organisation().orElseThrow(),
                        ids(delivery)))
        .containsExactly(
            "SN-1 of dingtown0001: [dingtown0001:B1, dingtown0001:B3]",
            "SN-2 of dingtown0001: [dingtown0001:B2]",
            "dingtown0001 of dingtown0001: [dingtown0001:B4]",
            "dingenvelope of dingenvelope: [dingenvelope:B5]");
  }

  @ParameterizedTest
  @EnumSource(Receipt.Reason.class)
  void isPushedAgainWhenAnythingWasNotStored(Receipt.Reason reason) throws IOException {
    listener.inlet().refuseNext(reason);

    RawHttp.Reply reply = send(Cloud.push(MIXED));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(listener.tally().of("delivery-refused")).isEqualTo(1);
  }

  @Test
  void answersNothingBeforeTheDiskHasIt() throws IOException {
    Promise<Void> disk = listener.inlet().holdTheDisk();
    disk.fail("the disk is gone");

    assertThat(send(Cloud.push(MIXED)).status()).isEqualTo(503);
    assertThat(listener.tally().of("fault")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {Cloud.APP_KEY, Cloud.CORP_ID})
  void answersWithTheOwnerThatAsked(String owner) throws IOException {
    RawHttp.Reply reply = send(Cloud.push(Cloud.seal("{\"EventType\":\"check_url\"}", owner), NOW));

    String encrypt = new JsonObject(reply.body()).getString("encrypt");
    assertThat(Cloud.CRYPTO.open(encrypt)).contains(new CallbackCrypto.Opened("success", owner));
    assertThat(new JsonObject(reply.body()).getString("timeStamp")).isEqualTo(NOW);
    assertThat(reply.header("Content-Type")).contains("application/json");
  }

  @Test
  void signsOverLineBreaksAndReadsPastThem() throws IOException {
    String encrypt = Cloud.seal(MIXED, Cloud.APP_KEY).replaceAll("(.{76})", "$1\n") + "\r\n";

    assertThat(send(Cloud.push(encrypt, NOW)).status()).isEqualTo(200);
    assertThat(listener.inlet().events()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?signature=%1$s&timestamp=%2$s&nonce=%3$s",
        "?msg_signature=%1$s&timeStamp=%2$s&nonce=%3$s",
        "?signature=wrong&msg_signature=%1$s&timestamp=%2$s&nonce=%3$s",
        "?nonce=%4$s&x&timestamp=%2$s&signature=%1$s&timestamp=0"
      })
  void readsEveryQueryThatIsInUse(String query) throws IOException {
    String encrypt = Cloud.seal(MIXED, Cloud.APP_KEY);
    String signature = Cloud.CRYPTO.sign(NOW, "NonceTest", encrypt);
    String filled = query.formatted(signature, NOW, "NonceTest", "%4Eonce%54est");

    assertThat(send(Cloud.post(filled, encrypt)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?timestamp=1636072200000&nonce=NonceTest",
        "?signature=&timestamp=1636072200000&nonce=NonceTest",
        "?signature=0000000000000000000000000000000000000000&timestamp=1636072200000&nonce=NonceTest",
        "?signature=%zz&timestamp=%&nonce"
      })
  void refusesWhatIsNotSigned(String query) throws IOException {
    refuses(Cloud.post(query, Cloud.seal(MIXED, Cloud.APP_KEY)), 401, "signature-wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "1636068600000, 200", // an hour before
    "1636075800000, 200", // an hour behind
    "1636072200,    200", // some senders write seconds
    "1636068599999, 403",
    "1636075800001, 403",
    "'',            403",
    "soon,          403",
    "99999999999999999999, 403"
  })
  void takesOnlyWhatIsFresh(String timestamp, int status) throws IOException {
    assertThat(send(Cloud.push(Cloud.seal(MIXED, Cloud.APP_KEY), timestamp)).status())
        .isEqualTo(status);
    assertThat(listener.tally().of("time-outside-window")).isEqualTo(status == 200 ? 0 : 1);
  }

  @Test
  void takesAnyTimeWhereTheSettingsSaySo() throws IOException {
    String request = new String(Cloud.push(Cloud.seal(MIXED, Cloud.APP_KEY), "1"), UTF_8);

    assertThat(RawHttp.send(listener.port(), request.replace("/town?", "/ever/?")).status())
        .isEqualTo(200);
  }

  @Test
  void refusesTheEnvelopeOfAnotherOwner() throws IOException {
    refuses(Cloud.push(Cloud.seal(MIXED, "dingstranger"), NOW), 403, "owner-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAA", "no base 64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
  void refusesWhatIsNotEncryptedWithItsKey(String encrypt) throws IOException {
    refuses(Cloud.push(encrypt, NOW), 400, "cipher-unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"encrypt\":7}", "{\"encrypt\":null}"})
  void refusesBodiesOfAnotherShape(String body) throws IOException {
    refuses(RawHttp.post("/dingtalk/town?signature=x", body), 400, "body-unreadable");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    byte[] body = new byte[DingTalkHandler.BODY_MAX_BYTES + 1];

    refuses(RawHttp.post("/dingtalk/town", body), 413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/dingtalk", "/dingtalk/", "/dingtalk/other", "/dingtalk/town/x", "/dingtalk/%zz"})
  void knowsNoOtherOrganisation(String path) throws IOException {
    refuses(RawHttp.post(path, "{}"), 404, "unknown-organisation");
  }

  @Test
  void isPostedTo() throws IOException {
    RawHttp.Reply reply = RawHttp.send(listener.port(), "GET /dingtalk/town HTTP/1.1\r\n\r\n");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains("POST");
    assertThat(listener.tally().of("method-not-allowed")).isEqualTo(1);
  }

  private void refuses(byte[] request, int status, String counted) throws IOException {
    RawHttp.Reply reply = send(request);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).contains("\"status\":" + status, "\"detail\":\"");
    assertThat(listener.tally().all()).containsOnlyKeys(counted);
    assertThat(listener.inlet().deliveries()).isEmpty();
  }

  private static List<String> ids(Delivery delivery) {
    return delivery.events().stream()
        .map(EventText::of)
        .map(text -> text.substring(text.indexOf(" id ") + 4))
        .toList();
  }

  private RawHttp.Reply send(byte[] request) throws IOException {
    return RawHttp.send(listener.port(), request);
  }
}
