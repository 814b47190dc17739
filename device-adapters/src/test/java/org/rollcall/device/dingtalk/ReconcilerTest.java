package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.recording.EventText;

class ReconcilerTest {
  private static final PollTiming HASTY = new PollTiming(1, 5, 5, 50, 50);
  private static final String RECORDS = Reconciler.PATH;

  private final Vertx vertx = Vertx.vertx();
  private final StubOapi cloud = new StubOapi(vertx);
  private final DingTalkAdapter adapter = new DingTalkAdapter(StreamTiming.STANDARD, HASTY);
  private final DeviceListener listener = new DeviceListener();

  @AfterEach
  void close() {
    await(adapter.close());
    listener.close();
    await(vertx.close());
  }

  @Test
  void asksForEverybodyInQuestionsThatAreAllowed() {
    List<String> users = IntStream.range(0, 51).mapToObj(i -> "u" + i).toList();
    cloud.script(
        RECORDS,
        StubOapi.records(
            StubOapi.record("B1", "u1", ",\"checkType\":\"OnDuty\",\"sourceType\":\"ATM\""),
            StubOapi.record("B2", "u2", ",\"isLegal\":\"N\",\"invalidRecordType\":\"Other\""),
            StubOapi.record("B3", "u3", ",\"sourceType\":\"SYSTEM\""),
            "{\"userId\":\"u4\"}"));

    open(entry("poll").put("users", new JsonArray(users)));
    until(() -> cloud.calls(RECORDS).size() == 2);

    JsonObject first = cloud.calls(RECORDS).get(0).question();
    assertThat(first.getJsonArray("userIds")).hasSize(50);
    assertThat(first.getString("checkDateFrom")).isEqualTo("2021-10-29 08:30:00");
    assertThat(first.getString("checkDateTo")).isEqualTo("2021-11-05 08:30:00");
    assertThat(first.getBoolean("isI18n")).isFalse();
    assertThat(cloud.calls(RECORDS).get(0).query()).isEqualTo("access_token=t%2B1");
    assertThat(cloud.calls(RECORDS).get(1).question().getJsonArray("userIds"))
        .containsExactly("u50");
    assertThat(cloud.calls("/gettoken"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.query())
                    .isEqualTo("appkey=dingappkey0001&appsecret=secretoftests"));
    until(() -> listener.inlet().events().size() == 3);
    assertThat(checkIns())
        .containsExactly(
            "check-in u1 2021-11-05T08:30 unknown other offset +08:00 id dingtown0001:B1",
            "check-in u2 2021-11-05T08:30 unknown other offset +08:00 id dingtown0001:B2");
    assertThat(listener.inlet().deliveries().get(0).device().serial()).isEqualTo("SN-1");
    assertThat(listener.tally().of("not-by-a-user")).isEqualTo(1);
    assertThat(listener.tally().of("item-unreadable")).isEqualTo(1);
  }

  @Test
  void asksForWhoWasPushedAndStoresOnlyWhatWasNot() throws IOException {
    String answer =
        StubOapi.records(
            StubOapi.record("B1", "u1", ",\"checkType\":\"OffDuty\""),
            StubOapi.record("B2", "u1", ""),
            "{\"userId\":\"u4\"}");
    for (int i = 0; i < 3; i++) {
      cloud.script(RECORDS, answer);
    }
    open(often("http", "poll"));
    assertThat(
            RawHttp.send(
                    listener.port(),
                    Cloud.push(
                        "{\"EventType\":\"attendance_check_record\",\"dataList\":["
                            + "{\"bizId\":\"B1\",\"userId\":\"u1\",\"checkTime\":1636072200000,"
                            + "\"corpId\":\"dingtown0001\",\"deviceSN\":\"SN-1\"}]}"))
                .status())
        .isEqualTo(200);

    until(() -> cloud.calls(RECORDS).size() >= 3);

    assertThat(cloud.calls(RECORDS).get(0).question().getJsonArray("userIds"))
        .containsExactly("u1");
    assertThat(cloud.calls(RECORDS).get(2).question().getString("checkDateFrom"))
        .as("the second pass looks back by the overlap only")
        .isEqualTo("2021-11-04 08:30:00");
    assertThat(checkIns())
        .containsExactly(
            "check-in u1 2021-11-05T08:30 unknown other offset +08:00 id dingtown0001:B1",
            "check-in u1 2021-11-05T08:30 unknown other offset +08:00 id dingtown0001:B2");
    assertThat(listener.inlet().events()).as("with the unreadable one, once").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"errcode":40014,"errmsg":"invalid token"}                                       | 2
          {"errcode":"42001","errmsg":"expired"}                                           | 2
          {"errcode":88,"sub_code":"90018","sub_msg":"qps"}                                | 1
          {"errcode":88,"errmsg":"ding talk error[subcode=90018, submsg=触发了qps流控]"} | 1
          {"errcode":90002,"errmsg":"qps"}                                                 | 1
          {"errcode":-1,"errmsg":"busy"}                                                   | 1
          {"code":"Forbidden.AccessDenied.QpsLimitForApi","message":"m"}                   | 1
          """)
  void asksAgainWhereThatHelps(String trouble, int tokens) {
    cloud.script(RECORDS, trouble);
    cloud.script(RECORDS, StubOapi.records(StubOapi.record("B1", "u1", "")));

    open(entry("poll").put("users", new JsonArray().add("u1")));
    until(() -> !listener.inlet().events().isEmpty());

    assertThat(cloud.calls(RECORDS)).hasSize(2);
    assertThat(cloud.calls("/gettoken")).hasSize(tokens);
    assertThat(listener.tally().of("call-retried")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":1111,\"wait\":5,\"source\":\"x5\",\"punish\":\"deny\",\"uuid\":\"u\"}",
        "<html>denied</html>",
        "{\"recordresult\":[]}"
      })
  void takesNoAnswerForSuccessThatDoesNotSaySo(String answer) {
    cloud.script(RECORDS, answer);
    cloud.script(RECORDS, StubOapi.records(StubOapi.record("B1", "u1", "")));

    open(entry("poll").put("users", new JsonArray().add("u1")));
    until(() -> !listener.inlet().events().isEmpty());

    assertThat(listener.tally().of("call-failed")).isEqualTo(1);
    assertThat(listener.tally().of("address-banned"))
        .isEqualTo(answer.contains("recordresult") ? 0 : 1);
  }

  @Test
  void asksNoMoreOnceTheMonthIsSpent() {
    cloud.script(RECORDS, "{\"errcode\":88,\"sub_code\":\"90020\"}");

    open(often("poll").put("users", new JsonArray().add("u1")));

    until(() -> listener.tally().of("call-quota-gone") == 1);
    Awaitility.await()
        .during(Duration.ofMillis(400))
        .atMost(Duration.ofSeconds(5))
        .until(() -> cloud.calls(RECORDS).size() == 1);
  }

  @Test
  void findsOutWhoSpoilsTheQuestion() {
    String unknown = "{\"errcode\":33012,\"errmsg\":\"invalid userid\"}";
    cloud.script(RECORDS, unknown);
    cloud.script(RECORDS, unknown);
    cloud.script(RECORDS, unknown);
    cloud.script(RECORDS, StubOapi.records(StubOapi.record("B2", "u2", "")));
    cloud.script(RECORDS, StubOapi.records(StubOapi.record("B3", "u3", "")));

    open(entry("poll").put("users", new JsonArray(List.of("u1", "u2", "u3", "u4"))));
    until(() -> checkIns().size() == 2);

    assertThat(cloud.calls(RECORDS).stream().map(call -> call.question().getJsonArray("userIds")))
        .extracting(JsonArray::encode)
        .containsExactly(
            "[\"u1\",\"u2\",\"u3\",\"u4\"]",
            "[\"u1\",\"u2\"]",
            "[\"u1\"]",
            "[\"u2\"]",
            "[\"u3\",\"u4\"]");
    assertThat(listener.tally().of("user-not-askable")).isEqualTo(1);
  }

  @Test
  void storesPushesThatFailedBeforeItMakesDingTalkForgetThem() {
    String path = FailedPushes.PATH;
    cloud.script(path, failed("B1", "dataList", true));
    cloud.script(path, failed("B2", "DataList", false));
    openRefusing(entry("http", "poll").put("users", new JsonArray().add("u1")));

    until(() -> checkIns().size() == 2);

    assertThat(listener.tally().of("delivery-refused")).isEqualTo(1);
    assertThat(listener.tally().of("call-failed")).isEqualTo(1);
    assertThat(cloud.calls(path).get(0).query()).isEqualTo("access_token=t%2B1");
    assertThat(listener.tally().of("push-recovered")).isEqualTo(4);
    assertThat(listener.tally().of("event-not-used")).isEqualTo(2);
  }

  @Test
  void beginsAnewWhereRecordsCouldNotBeStored() {
    cloud.script(RECORDS, StubOapi.records(StubOapi.record("B1", "u1", "")));
    cloud.script(RECORDS, StubOapi.records(StubOapi.record("B1", "u1", "")));
    openRefusing(entry("poll").put("users", new JsonArray().add("u1")));

    until(() -> checkIns().size() == 1);

    assertThat(cloud.calls(RECORDS).get(1).question().getString("checkDateFrom"))
        .isEqualTo("2021-10-29 08:30:00");
  }

  @Test
  void remembersWhatWasSpentAndWhoWasSeen() throws IOException {
    open(entry("http").put("pushQuota", 5));
    for (int i = 0; i < 5; i++) {
      String message =
          "{\"EventType\":\"attendance_check_record\",\"dataList\":[{\"userId\":\"u%d\",\"checkTime\":1636072200000}]}"
              .formatted(i % 2);
      assertThat(RawHttp.send(listener.port(), Cloud.push(message)).status()).isEqualTo(200);
    }

    assertThat(listener.tally().of("push-quota-80-percent")).isEqualTo(1);
    assertThat(listener.tally().of("push-quota-gone")).isEqualTo(1);
    await(adapter.close());
    assertThat(await(listener.memory().read("dingtalk")).getJsonObject("town"))
        .isEqualTo(
            new JsonObject()
                .put("month", "2021-11")
                .put("pushes", 5)
                .put("calls", 0)
                .put("refused", false)
                .put("users", new JsonArray(List.of("u1", "u0"))));
  }

  @Test
  void goesOnAfterARestartWhereItLeftOff() {
    long twoDaysAgo = DeviceListener.CLOCK.millis() - Duration.ofDays(2).toMillis();
    JsonObject town =
        new JsonObject().put("users", new JsonArray().add("u7")).put("readTo", twoDaysAgo);
    await(listener.memory().write("dingtalk", new JsonObject().put("town", town)));

    open(entry("poll").put("users", new JsonArray().add("u1")));
    until(() -> cloud.calls(RECORDS).size() == 1);

    JsonObject question = cloud.calls(RECORDS).get(0).question();
    assertThat(question.getJsonArray("userIds")).containsExactly("u1", "u7");
    assertThat(question.getString("checkDateFrom")).isEqualTo("2021-11-02 08:30:00");
  }

  private static String failed(String bizId, String list, boolean more) {
    return """
        {"errcode":0,"has_more":%s,"failed_list":[
         {"attendance_check_record":{"%s":[%s],"corpid":"dingtown0001"},"call_back_tag":"attendance_check_record","event_time":1},
         {"user_add_org":{"userid":["x"],"corpid":"dingtown0001"},"call_back_tag":"user_add_org","event_time":1}]}"""
        .formatted(
            more, list, StubOapi.record(bizId, "u9", "").replace("userCheckTime", "checkTime"));
  }

  private JsonObject entry(String... modes) {
    return Cloud.entry(modes).put("oapiBase", cloud.address());
  }

  /** A second between passes, and calls without end. */
  private JsonObject often(String... modes) {
    return entry(modes).put("pollEvery", "1s").put("callQuota", 100_000_000);
  }

  private void open(JsonObject entry) {
    assertThat(adapter.configure(List.of(entry))).isEmpty();
    await(adapter.open(listener.host()));
  }

  /** The first delivery is refused. */
  private void openRefusing(JsonObject entry) {
    listener.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);
    open(entry);
  }

  private List<String> checkIns() {
    return listener.inlet().events().stream()
        .filter(DeviceEvent.CheckIn.class::isInstance)
        .map(EventText::of)
        .toList();
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(10))
        .until(condition);
  }
}
