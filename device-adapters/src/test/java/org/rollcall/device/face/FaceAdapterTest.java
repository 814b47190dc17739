package org.rollcall.device.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.recording.EventText;

/** What becomes of messages, and what is answered when. */
class FaceAdapterTest {
  private static final MqttSender ANONYMOUS = new MqttSender.Anonymous("10.0.0.9");
  private static final String REC = "mqtt/face/F1/Rec";
  private static final String GOOD =
      """
      {"operator":"RecPush","info":{"customId":" 101 ","personId":"7","RecordID":"55","VerifyStatus":"1",
      "PersonType":"0","similarity1":"94.0","direction":"entr","persionName":"secret-name","idCard":"secret-id",
      "telnum":" ","time":"2021-11-05 08:30:00","facesluiceId":"F1","pic":"data:image/jpeg;base64,c2VjcmV0"}}
      """;

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new FaceAdapter());
    listener.inlet().registerWithoutToken("face", "F1");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void storesACheckInAndAcknowledgesItByItsOwnNumber() {
    assertThat(deliver(REC, GOOD)).isTrue();

    assertThat(events())
        .containsExactly(
            "check-in 101 2021-11-05T08:30 in face id F1:55:2021-11-05T08:30:101",
            "dropped 1 pictures, 0 templates");
    assertThat(listener.inlet().events().toString()).doesNotContain("secret", "c2VjcmV0");
    assertThat(replies("PushAck"))
        .singleElement()
        .isEqualTo(
            "mqtt/face/F1 " + new JsonObject().put("PushAckType", 2).put("SnapOrRecordID", "55"));
  }

  @Test
  @Tag("invariant-1")
  void acknowledgesOnlyWhatIsStored() {
    Promise<Void> disk = listener.inlet().holdTheDisk();
    Future<Boolean> taken = send(REC, GOOD, ANONYMOUS);
    assertThat(replies("PushAck")).isEmpty();
    disk.complete();
    assertThat(await(taken)).isTrue();
    assertThat(replies("PushAck")).hasSize(1);

    listener.inlet().refuseNext(Receipt.Reason.OVERLOADED);
    assertThat(deliver(REC, GOOD)).isFalse();
    assertThat(replies("PushAck")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'VerifyStatus':'1','customId':'','personId':35,'direction':'out' | check-in 35 2021-11-05T08:30 out face",
        "'VerifyStatus':1,'customId':7,'direction':1 | check-in 7 2021-11-05T08:30 in face",
        "'VerifyStatus':1,'customId':7,'direction':'unknow' | check-in 7 2021-11-05T08:30 unknown face",
        "'VerifyStatus':1,'customId':7,'RFIDCard':'99','similarity1':'0.000000' | check-in 7 2021-11-05T08:30 unknown card",
        "'VerifyStatus':1,'customId':7,'RFIDCard':'99','similarity1':'90' | check-in 7 2021-11-05T08:30 unknown face",
        "'VerifyStatus':1,'customId':7,'szQrCodeData':'x' | check-in 7 2021-11-05T08:30 unknown qr",
        "'VerifyStatus':'2','customId':'7' | operated person-refused 2021-11-05T08:30",
        "'VerifyStatus':'3' | operated person-not-registered 2021-11-05T08:30",
        "'VerifyStatus':0,'customId':'7' | operated no-verdict 2021-11-05T08:30",
        "'VerifyStatus':'22','customId':'7' | operated awaiting-check 2021-11-05T08:30",
        "'VerifyStatus':'24','customId':'7' | operated check-refused 2021-11-05T08:30",
        "'VerifyStatus':'1','customId':'7','PersonType':'1' | operated person-on-block-list 2021-11-05T08:30"
      })
  void countsOnlyWhomTheTerminalLetIn(String fields, String event) {
    String text =
        "{'operator':'RecPush','info':{'RecordID':5,'time':'2021-11-05 08:30:00'," + fields + "}}";
    assertThat(deliver(REC, text.replace('\'', '"'))).isTrue();
    assertThat(events()).singleElement().asString().startsWith(event);
    assertThat(replies("PushAck")).singleElement().asString().endsWith("\"SnapOrRecordID\":5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'operator':'RecPush','info':{'RecordID':'5','VerifyStatus':'1','customId':' ','time':'2021-11-05 08:30:00'}}",
        "{'operator':'RecPush','info':{'RecordID':'5','VerifyStatus':'1','customId':'7','time':'2021-13-05 08:30:00'}}",
        "{'operator':'RecPush','info':{'RecordID':'5','customId':'7','time':'2021-11-05 08:30:00'}}",
        "{'operator':'RecPush','info':{'RecordID':'5','VerifyStatus':'1','pic':'cut off in the mid"
      })
  void keepsWhatCannotBeReadAndLetsTheTerminalGoOn(String text) {
    assertThat(deliver(REC, text.replace('\'', '"'))).isTrue();
    assertThat(listener.inlet().events()).singleElement().isInstanceOf(DeviceEvent.Rejected.class);
    assertThat(replies("PushAck")).singleElement().asString().endsWith("\"SnapOrRecordID\":\"5\"}");
  }

  @Test
  void readsABatchAndAcknowledgesEachRecord() {
    String text =
        "{'operator':'RecPush','DataBegin':'BeginFlag','info':["
            + "{'RecordID':1,'VerifyStatus':1,'customId':'7','time':'2021-11-05 08:30:00'},"
            + "{'RecordID':2,'VerifyStatus':1,'customId':'8','time':'2021-11-05 08:31:00'}],"
            + "'DataEnd':'EndFlag'}";
    assertThat(deliver(REC, text.replace('\'', '"'))).isTrue();
    assertThat(events()).hasSize(2);
    assertThat(listener.inlet().deliveries()).hasSize(1);
    assertThat(replies("PushAck")).hasSize(2);
  }

  @Test
  void acknowledgesAStrangerInItsOwnWay() {
    deliver(
        "mqtt/face/F1/Snap",
        "{\"operator\":\"StrSnapPush\",\"info\":{\"SnapID\":\"9\",\"time\":\"2021-11-05 08:30:00\"}}");
    assertThat(events()).containsExactly("operated stranger 2021-11-05T08:30");
    assertThat(replies("PushAck"))
        .singleElement()
        .asString()
        .contains("\"PushAckType\":1")
        .contains("\"SnapOrRecordID\":\"9\"");
  }

  @Test
  void leavesAnUnknownTerminalItsRecords() {
    listener.inlet().refuseNext(Receipt.Reason.UNKNOWN_DEVICE);
    assertThat(deliver("mqtt/face/NEW/Rec", GOOD)).isFalse();
    assertThat(listener.mqtt().published()).isEmpty();
    deliver("mqtt/face/basic", "{\"operator\":\"Online\",\"info\":{\"facesluiceId\":\"NEW\"}}");
    assertThat(listener.inlet().seen()).containsExactly(new DeviceKey("face", "NEW"));
    assertThat(listener.mqtt().published()).isEmpty();
  }

  @Test
  void takesATerminalThatIsRegisteredAsMqtt() {
    listener.inlet().registerWithoutToken("mqtt", "M1");
    deliver("mqtt/face/M1/Rec", GOOD);
    assertThat(listener.inlet().deliveries().get(0).device())
        .isEqualTo(new DeviceKey("mqtt", "M1"));
  }

  @Test
  void believesNobodyInTheNameOfATerminalWithAToken() {
    listener.inlet().register("face", "SAFE");
    assertThat(deliver("mqtt/face/SAFE/Rec", GOOD)).isFalse();
    assertThat(listener.inlet().deliveries()).isEmpty();
    MqttSender itself =
        listener
            .inlet()
            .findByToken("token-of-SAFE")
            .map(device -> new MqttSender.Terminal(device, "10.0.0.8"))
            .orElseThrow();
    assertThat(await(send(REC, GOOD, itself))).isFalse();
    assertThat(await(send("mqtt/face/SAFE/Rec", GOOD, itself))).isTrue();
    assertThat(listener.inlet().deliveries()).hasSize(1);
  }

  @Test
  void welcomesATerminalAndSetsItRightOnce() {
    String online = "{\"operator\":\"Online\",\"info\":{\"facesluiceId\":\"F1\"}}";
    deliver("mqtt/face/basic", online);
    deliver("mqtt/face/basic", online);
    assertThat(replies("Online-Ack")).hasSize(2).allMatch(r -> r.contains("\"result\":\"ok\""));
    assertThat(replies("GetMQTTconfig")).hasSize(1);

    String wrong = config("0", "1");
    deliver("mqtt/face/F1/Ack", wrong);
    deliver("mqtt/face/F1/Ack", wrong);
    assertThat(replies("UpMQTTconfig"))
        .singleElement()
        .asString()
        .contains("\"ResumefromBreakpoint\":\"1\"", "\"RecordUploadType\":\"2\"");
  }

  @Test
  void leavesATerminalAloneThatIsSetUpWell() {
    deliver("mqtt/face/basic", "{\"operator\":\"Online\",\"info\":{\"facesluiceId\":\"F1\"}}");
    deliver("mqtt/face/F1/Ack", config("1", "2"));
    assertThat(replies("UpMQTTconfig")).isEmpty();
  }

  @Test
  void notesSignsOfLifeAndTheLastWill() {
    deliver("mqtt/face/heartbeat", "{\"facesluiceId\":\"F1\"}");
    assertThat(listener.inlet().seen()).containsExactly(new DeviceKey("face", "F1"));
    deliver("mqtt/face/basic", "{\"facesluiceId\":\"F1\",\"operator\":\"Offline\"}");
    assertThat(events()).containsExactly("operated offline without a time");
  }

  @Test
  void takesTopicsThatASiteNamedItself() {
    FaceAdapter adapter = new FaceAdapter();
    assertThat(adapter.configure(List.of(new JsonObject().put("prefix", "site/gate")))).isEmpty();
    try (DeviceListener site = new DeviceListener(adapter)) {
      site.inlet().registerWithoutToken("face", "F1");
      MqttMessage message =
          new MqttMessage("site/gate/F1/RecPush", Buffer.buffer(GOOD), false, ANONYMOUS);
      assertThat(await(site.mqtt().deliver(message))).isTrue();
      assertThat(site.mqtt().published()).singleElement().asString().startsWith("site/gate/F1 {");
    }
  }

  @Test
  void saysWhatIsWrongWithTheSettings() {
    assertThat(
            new FaceAdapter()
                .configure(
                    List.of(
                        new JsonObject().put("prefix", "a/+").put("topic", "x"),
                        new JsonObject().put("basic", 7))))
        .hasSize(3)
        .allMatch(problem -> problem.startsWith("face entry "));
  }

  private static String config(String resume, String upload) {
    return new JsonObject()
        .put("operator", "GetMQTTconfig-Ack")
        .put(
            "info",
            new JsonObject()
                .put("facesluiceId", "F1")
                .put("ResumefromBreakpoint", resume)
                .put("RecordUploadType", upload))
        .encode();
  }

  private boolean deliver(String topic, String payload) {
    return await(send(topic, payload, ANONYMOUS));
  }

  private Future<Boolean> send(String topic, String payload, MqttSender sender) {
    return listener.mqtt().deliver(new MqttMessage(topic, Buffer.buffer(payload), false, sender));
  }

  private List<String> events() {
    return listener.inlet().events().stream().map(EventText::of).toList();
  }

  /** Topic and {@code info} of what was sent with that operator. */
  private List<String> replies(String operator) {
    return listener.mqtt().published().stream()
        .map(line -> List.of(line.split(" ", 2)))
        .filter(parts -> new JsonObject(parts.get(1)).getString("operator").equals(operator))
        .map(parts -> parts.get(0) + " " + new JsonObject(parts.get(1)).getJsonObject("info"))
        .toList();
  }
}
