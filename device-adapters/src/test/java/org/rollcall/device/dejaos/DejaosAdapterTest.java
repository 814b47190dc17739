package org.rollcall.device.dejaos;

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

class DejaosAdapterTest {
  private static final String V1 = "access_device/v1/event/";
  private static final String V2 = "access_device/v2/event/";
  private static final String GOOD =
      "{'id':'p-1','type':200,'code':'04A1','time':1636072200,'result':1,'extra':{'name':'secret'}}";

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new DejaosAdapter());
    listener.inlet().registerWithoutToken("dejaos", "DW-1");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void storesWhoWasLetInAndAnswersWithTheSameNumber() {
    assertThat(deliver(V1 + "access", GOOD)).isTrue();
    assertThat(events())
        .containsExactly(
            "check-in p-1 2021-11-05T08:30 unknown card offset +08:00"
                + " id DW-1:1636072200:p-1:200");
    assertThat(listener.inlet().events().toString()).doesNotContain("secret");
    assertThat(listener.mqtt().published())
        .singleElement()
        .satisfies(
            reply -> {
              assertThat(reply).startsWith(V1 + "DW-1/access_reply {");
              assertThat(new JsonObject(reply.substring(reply.indexOf('{'))))
                  .isEqualTo(
                      new JsonObject()
                          .put("serialNo", "s1")
                          .put("uuid", "DW-1")
                          .put("sign", "")
                          .put("code", "000000")
                          .put("time", 1636072200));
            });
  }

  @Test
  @Tag("invariant-1")
  void answersOnlyWhatIsStored() {
    Promise<Void> disk = listener.inlet().holdTheDisk();
    Future<Boolean> taken = send(V2 + "access", GOOD, false);
    assertThat(listener.mqtt().published()).isEmpty();
    disk.complete();
    assertThat(await(taken)).isTrue();
    assertThat(listener.mqtt().published()).hasSize(1);
    listener.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);
    assertThat(deliver(V2 + "access", GOOD)).isFalse();
    assertThat(listener.mqtt().published()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'userId':'u1','type':'300','result':1,'timeStamp':1636072200} | check-in u1 2021-11-05T08:30 unknown face",
        "{'userId':'u1','type':'300','result':true,'timeStamp':1636072200123} | check-in u1 2021-11-05T08:30",
        "{'id':7,'type':103,'result':'1','time':'1636072200'} | check-in 7 2021-11-05T08:30 unknown qr",
        "{'id':'','type':200,'code':'04A1','result':1,'time':1636072200} | check-in 04A1 2021-11-05T08:30 unknown card",
        "{'id':'','type':400,'code':'secret','result':1,'time':1636072200} | rejected",
        "{'id':'7','type':400,'code':'secret','result':1,'time':1636072200} | check-in 7 2021-11-05T08:30 unknown password",
        "{'id':'7','type':200,'result':0,'time':1636072200} | operated access-refused 2021-11-05T08:30",
        "{'id':'7','type':200,'time':1636072200} | operated access-refused 2021-11-05T08:30",
        "{'id':'','type':800,'result':1,'time':1636072200} | operated door-button 2021-11-05T08:30",
        "{'id':'7','type':200,'result':1,'time':'soon'} | rejected",
        "{'id':'7','type':200,'result':1} | rejected"
      })
  void readsBothVersions(String item, String event) {
    assertThat(deliver(V2 + "access", item)).isTrue();
    assertThat(events()).singleElement().asString().startsWith(event).doesNotContain("secret");
    assertThat(listener.mqtt().published()).as("never in the way of those behind").hasSize(1);
  }

  @Test
  void dropsAPhotoUnreadAndCountsIt() {
    String photo = "QUJD".repeat(500);
    deliver(
        V2 + "access",
        "{'userId':'u1','type':'300','result':1,'code':'" + photo + "','timeStamp':1636072200}");
    assertThat(events()).hasSize(2).last().isEqualTo("dropped 1 pictures, 0 templates");
    assertThat(listener.inlet().events().toString()).doesNotContain("QUJD");
  }

  @ParameterizedTest
  @ValueSource(strings = {V1, V2})
  void neverAnswersWhetherADoorMayOpen(String version) {
    assertThat(deliver(version + "access_online", GOOD)).isTrue();
    assertThat(listener.mqtt().published()).isEmpty();
    assertThat(listener.inlet().events()).isEmpty();
    assertThat(listener.tally().of("permission-asked")).isEqualTo(1);
  }

  @Test
  void notesTheLastWillByTheTimeOfItsReceiptAndNotItsMemory() {
    assertThat(await(send(V2 + "offline", "{}", true))).isTrue();
    assertThat(listener.inlet().events()).isEmpty();
    assertThat(deliver(V2 + "offline", "{}")).isTrue();
    assertThat(events()).containsExactly("operated offline without a time");
  }

  @Test
  void takesTheRestForSignsOfLife() {
    deliver(V1 + "heartbeat", "{}");
    deliver(V2 + "connect", "{}");
    assertThat(listener.inlet().seen()).hasSize(2).containsOnly(new DeviceKey("dejaos", "DW-1"));
    assertThat(listener.mqtt().published()).isEmpty();
  }

  @Test
  void keepsTheGoodBesideTheBad() {
    deliver(V1 + "access", GOOD + ",7,{'id':'8'}");
    assertThat(listener.inlet().events())
        .hasSize(3)
        .hasAtLeastOneElementOfType(DeviceEvent.CheckIn.class)
        .hasAtLeastOneElementOfType(DeviceEvent.Rejected.class);
    assertThat(listener.mqtt().published()).hasSize(1);
  }

  @Test
  void takesAPrefixOfTheSite() {
    DejaosAdapter adapter = new DejaosAdapter();
    assertThat(adapter.configure(List.of(new JsonObject().put("prefix", "home-1/")))).isEmpty();
    try (DeviceListener site = new DeviceListener(adapter)) {
      site.inlet().registerWithoutToken("mqtt", "DW-1");
      assertThat(await(site.mqtt().deliver(message("home-1/" + V1 + "access", GOOD, false))))
          .isTrue();
      assertThat(site.inlet().deliveries().get(0).device())
          .isEqualTo(new DeviceKey("mqtt", "DW-1"));
      assertThat(site.mqtt().published())
          .singleElement()
          .asString()
          .startsWith("home-1/access_device/v1/event/DW-1/access_reply");
    }
    assertThat(adapter.configure(List.of(new JsonObject().put("prefix", "#").put("x", 1))))
        .hasSize(2);
  }

  private boolean deliver(String topic, String items) {
    return await(send(topic, items, false));
  }

  private Future<Boolean> send(String topic, String items, boolean retained) {
    return listener.mqtt().deliver(message(topic, items, retained));
  }

  private static MqttMessage message(String topic, String items, boolean retained) {
    String payload =
        "{'serialNo':'s1','uuid':'DW-1','sign':'','code':'000000','time':1636072201,'data':["
            + items
            + "]}";
    return new MqttMessage(
        topic,
        Buffer.buffer(payload.replace('\'', '"')),
        retained,
        new MqttSender.Anonymous("10.0.0.9"));
  }

  private List<String> events() {
    return listener.inlet().events().stream().map(EventText::of).toList();
  }
}
