package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.harness.Samples;

/** Events and answers from DingTalk's documents and from live systems. */
class DingTalkSamplesTest {

  /** Who, when in China, at which machine; nothing where the event says of nobody. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          event-attend_bossCheck_change.http.doc.json               | nothing
          event-attend_bossCheck_change.stream.doc.json             | nothing
          event-attendance_check_record.http.doc.json               | 0126xxxx 2019-10-11T19:04:40 at 160xxxxx6KN0294 of dingxxxx
          event-attendance_check_record.http.field-map.json         | 你自己的 2021-01-27T22:39:24 at dingtown0001 of 你自己的
          event-attendance_check_record.http.legacy-doc.json        | 0126xxxx 2019-10-11T19:04:40 at 160xxxxx6KN0294 of dingxxxx
          event-attendance_check_record.stream.doc.json             | 0126xxxx 2019-10-11T19:04:40 at 160xxxxx6KN0294 of dingxxxx
          event-attendance_schedule_change.http.legacy-doc.json     | nothing
          event-check_create_suite_url.doc.json                     | nothing
          event-check_update_suite_url.doc.json                     | nothing
          event-check_url.doc.json                                  | nothing
          """)
  void isPushedAnsweredAndUnderstood(String file, String checkIns) throws Exception {
    try (DeviceListener listener = new DeviceListener(Cloud.adapter(Cloud.entry()))) {
      RawHttp.Reply reply = RawHttp.send(listener.port(), Cloud.push(text(file)));

      assertThat(Cloud.opened(reply).body()).isEqualTo("success");
      assertThat(
              listener.inlet().deliveries().stream()
                  .flatMap(
                      delivery ->
                          delivery.events().stream()
                              .map(
                                  event ->
                                      checkIn(event)
                                          + " at "
                                          + delivery.device().serial()
                                          + " of "
                                          + delivery.organisation().orElseThrow()))
                  .collect(Collectors.joining(", ")))
          .isEqualTo(Optional.ofNullable(checkIns).orElse(""));
    }
  }

  /** Rows as fetching gives them, of whichever interface. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api-attendance-listRecord.response.doc.json        | manager4220 2020-09-07T09:18:25, manager4220 2020-09-07T11:55:09 | 0
          api-attendance-listRecord.response.readme-atm.json | MASKED-USER 2022-01-01T08:00:00 | 0
          api-attendance-list.response.doc.json              | manager4220 2020-09-06T14:26:48 | 1
          api-attendance-list.response.field-atm.json        | MASKED-USER 2024-06-24T11:31:12, MASKED-USER 2024-06-24T12:04:39, MASKED-USER 2024-06-24T08:53:28 | 0
          """)
  void holdsRowsThatAreUnderstood(String file, String checkIns, int notByUser) throws IOException {
    JsonNode rows = Json.object(text(file)).orElseThrow().get("recordresult");

    CloudEvent.Punches read = (CloudEvent.Punches) PunchCodec.punches(rows, List.of("corp"));

    assertThat(
            read.punches().stream()
                .map(punch -> checkIn(punch.event()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(checkIns);
    assertThat(read.notByUser()).isEqualTo(notByUser);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "api-attendance-getupdatedata.response.doc.json",
    "api-attendance-machine-getUser.response.doc.json",
    "api-attendance-machine.response.doc.json",
    "api-attendance-record-upload.response.doc.json",
    "api-smartdevice-atmachine-get_by_userid.response.doc.json",
    "api-smartdevice-device-querylist.response.doc.json",
    "reply-success.shape.doc.json"
  })
  void isNotTakenForAnEventWhenPushed(String file) throws Exception {
    try (DeviceListener listener = new DeviceListener(Cloud.adapter(Cloud.entry()))) {
      RawHttp.Reply reply = RawHttp.send(listener.port(), Cloud.push(text(file)));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(listener.inlet().deliveries()).isEmpty();
      assertThat(listener.tally().of("message-unreadable")).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "api-gettoken.response.doc.json,                             GOOD",
    "api-attendance-listRecord.response.doc.json,                GOOD",
    "api-call_back-get_call_back_failed_result.response.doc.json, GOOD",
    "api-ip-throttle.response.doc.json,                          BANNED",
    "api-oauth2-accessToken.response.doc.json,                   NO_ANSWER"
  })
  void isGoodOnlyWhereItSaysSo(String file, String verdict) throws IOException {
    ApiAnswer answer = ApiAnswer.decode(new CloudHttp.Reply(200, text(file)));

    assertThat(answer instanceof ApiAnswer.Bad bad ? bad.trouble().name() : "GOOD")
        .isEqualTo(verdict);
  }

  @Test
  void listsFailedPushesByTheirTag() throws IOException {
    for (JsonNode failed :
        Json.object(text("api-call_back-get_call_back_failed_result.response.doc.json"))
            .orElseThrow()
            .get("failed_list")) {
      String tag = failed.get("call_back_tag").textValue();

      assertThat(EventCodec.decode(tag, Optional.empty(), failed.get(tag), "corp"))
          .isInstanceOf(CloudEvent.Aside.class);
    }
  }

  private static String checkIn(DeviceEvent event) {
    DeviceEvent.CheckIn checkIn = (DeviceEvent.CheckIn) event;
    return checkIn.number()
        + " "
        + checkIn.localTime()
        + (checkIn.localTime().getSecond() == 0 ? ":00" : "");
  }

  private static String text(String file) throws IOException {
    Optional<Path> samples = Samples.folder("dingtalk");
    assumeTrue(samples.isPresent(), "no samples here");
    return Files.readString(samples.get().resolve(file));
  }
}
