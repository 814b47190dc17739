package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.recording.EventText;

class StreamClientTest {
  private static final StreamTiming PATIENT = new StreamTiming(60_000, 20, 200, 5_000, 60_000);

  private final Vertx vertx = Vertx.vertx();
  private final StubStream cloud = new StubStream(vertx);
  private DingTalkAdapter adapter;
  private DeviceListener listener;

  @BeforeEach
  void open() {
    open(PATIENT);
  }

  @AfterEach
  void close() {
    await(adapter.close());
    listener.close();
    await(vertx.close());
  }

  @Test
  void asksForATicketAndBringsIt() {
    StubStream.Line line = line(1);

    assertThat(cloud.asked.get(0))
        .isEqualTo(
            new JsonObject()
                .put("path", "/v1.0/gateway/connections/open")
                .put("clientId", Cloud.APP_KEY)
                .put("clientSecret", "secretoftests")
                .put("ua", "rollcall")
                .put(
                    "subscriptions",
                    new JsonArray().add(new JsonObject().put("type", "EVENT").put("topic", "*"))));
    assertThat(cloud.accepts).containsExactly("application/json");
    assertThat(line.query).isEqualTo("ticket=one%2Btwo%2Fthree%3D%261");
  }

  @Test
  void acknowledgesAPunchOnceItIsStored() {
    Promise<Void> disk = listener.inlet().holdTheDisk();
    StubStream.Line line = line(1);
    line.send(StubStream.punch("m1", "u1"));
    line.send(StubStream.frame("SYSTEM", "ping", "m2", "{\"opaque\":\"o1\"}"));
    heard(line, 1);
    assertThat(answers(line)).as("only the ping").containsExactly("m2 200 {\"opaque\":\"o1\"}");

    disk.complete();

    heard(line, 2);
    assertThat(answers(line).get(1)).isEqualTo("m1 200 {\"status\":\"SUCCESS\"}");
    assertThat(listener.inlet().deliveries())
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.device().serial()).isEqualTo("SN-1");
              assertThat(delivery.organisation()).contains(Cloud.CORP_ID);
              assertThat(EventText.of(delivery.events().get(0)))
                  .isEqualTo(
                      "check-in u1 2021-11-05T08:30 unknown other offset +08:00 id dingtown0001:B-u1");
            });
  }

  @Test
  void asksForItLaterWhenItCannotBeStored() {
    listener.inlet().refuseNext(Receipt.Reason.OVERLOADED);
    StubStream.Line line = line(1);

    line.send(StubStream.punch("m1", "u1"));
    heard(line, 1);
    line.send(StubStream.punch("m1", "u1"));
    heard(line, 2);

    assertThat(answers(line))
        .containsExactly(
            "m1 200 {\"status\":\"LATER\",\"message\":\"not stored yet\"}",
            "m1 200 {\"status\":\"SUCCESS\"}");
  }

  @Test
  void acknowledgesWhatItDoesNotUseAndRefusesWhatItDidNotAskFor() {
    StubStream.Line line = line(1);
    line.send(StubStream.event("m1", "attend_bossCheck_change", "{\"userId\":\"001\"}"));
    line.send(StubStream.frame("CALLBACK", "bot_got_msg", "m2", "{}"));
    line.sendText("no frame");
    line.send(StubStream.frame("SYSTEM", "KEEPALIVE", "m3", "{}"));
    line.send(StubStream.event("m4", "attendance_check_record", "no object"));

    heard(line, 3);

    assertThat(answers(line))
        .containsExactlyInAnyOrder(
            "m1 200 {\"status\":\"SUCCESS\"}", "m2 404 {}", "m4 200 {\"status\":\"SUCCESS\"}");
    assertThat(listener.tally().all())
        .containsEntry("event-not-used", 1)
        .containsEntry("frame-unreadable", 1)
        .containsEntry("item-unreadable", 1);
  }

  @Test
  void opensANewConnectionBeforeTheOldOneEnds() {
    StubStream.Line old = line(1);
    old.send(StubStream.frame("SYSTEM", "disconnect", "m1", "{\"reason\":\"persistent\"}"));
    StubStream.Line fresh = line(2);
    assertThat(old.ended).isFalse();

    old.send(StubStream.punch("m2", "u1"));
    fresh.send(StubStream.punch("m3", "u2"));
    heard(old, 1);
    heard(fresh, 1);
    old.hangUp();

    fresh.send(StubStream.punch("m4", "u3"));
    heard(fresh, 2);
    assertThat(cloud.lines).as("the end of the old one is nothing new").hasSize(2);
    assertThat(answers(old)).containsExactly("m2 200 {\"status\":\"SUCCESS\"}");
  }

  @Test
  void hangsUpTheOldConnectionInTheEnd() {
    reopen(new StreamTiming(60_000, 20, 200, 5_000, 100));
    StubStream.Line old = line(cloud.lines.size());
    int before = cloud.lines.size();

    old.send(StubStream.frame("SYSTEM", "disconnect", "m1", "{}"));

    line(before + 1);
    until(() -> old.ended);
  }

  @Test
  void comesAgainWhenTheConnectionBreaks() {
    line(1).hangUp();

    StubStream.Line second = line(2);
    second.send(StubStream.punch("m1", "u1"));
    heard(second, 1);
    assertThat(listener.tally().of("stream-lost")).isEqualTo(1);
  }

  @Test
  void takesSilenceForDeath() {
    reopen(new StreamTiming(200, 20, 200, 5_000, 60_000));
    StubStream.Line silent = line(cloud.lines.size());
    int before = cloud.lines.size();

    line(before + 1);

    until(() -> silent.ended);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 503, 0})
  void triesAgainWhenThereIsNoTicket(int status) {
    shut();
    cloud.refuseNext(status);
    cloud.refuseNext(status);

    open(new StreamTiming(60_000, 20, 200, 500, 60_000));

    line(2);
    assertThat(listener.tally().of("stream-failed")).isEqualTo(2);
  }

  @Test
  void isNotPushedTo() throws IOException {
    assertThat(RawHttp.send(listener.port(), Cloud.push("{}")).status()).isEqualTo(404);
  }

  @Test
  void staysAwayOnceItIsClosed() {
    StubStream.Line line = line(1);

    await(adapter.close());

    until(() -> line.ended);
    assertThat(cloud.asked).hasSize(1);
  }

  /** Without leaving a call for a ticket under way. */
  private void shut() {
    line(1);
    await(adapter.close());
    listener.close();
  }

  private void reopen(StreamTiming timing) {
    shut();
    open(timing);
    line(2);
  }

  private void open(StreamTiming timing) {
    adapter = new DingTalkAdapter(timing, PollTiming.STANDARD);
    assertThat(adapter.configure(List.of(Cloud.entry("stream").put("apiBase", cloud.address()))))
        .isEmpty();
    listener = new DeviceListener(adapter);
  }

  private StubStream.Line line(int count) {
    until(() -> cloud.lines.size() >= count);
    return cloud.lines.get(count - 1);
  }

  private static void heard(StubStream.Line line, int count) {
    until(() -> line.heard.size() >= count);
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(10))
        .until(condition);
  }

  private static List<String> answers(StubStream.Line line) {
    return line.heard.stream()
        .map(
            frame ->
                String.join(
                    " ",
                    frame.getJsonObject("headers").getString("messageId"),
                    frame.getInteger("code").toString(),
                    frame.getString("data")))
        .toList();
  }
}
