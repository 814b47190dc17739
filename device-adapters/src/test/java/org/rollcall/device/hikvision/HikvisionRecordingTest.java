package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.harness.CaseFolder;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.Leaks;
import org.rollcall.device.harness.RawHttp;

/** What is recorded of a Hikvision terminal: enough to play it again, and nothing of anybody. */
class HikvisionRecordingTest {
  private static final String JSON =
      """
      {"dateTime":"2026-03-02T08:01:02+08:00","ipAddress":"10.9.8.7","eventType":"AccessControllerEvent",
      "AccessControllerEvent":{"majorEventType":5,"subEventType":75,"name":"张三丰","employeeNoString":"2001","serialNo":71,
      "attendanceStatus":"checkIn","deviceID":"REAL-77","picData":"QUJDREVGR0hJSktMTU5P"}}""";

  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?><!-- 张三丰 -->
      <EventNotificationAlert xmlns="http://www.isapi.org" note="张三丰"><eventType>AccessControllerEvent</eventType>
      <dateTime>2026-03-02T08:02:02+08:00</dateTime><h:AccessControllerEvent><majorEventType>5</majorEventType>
      <subEventType>105</subEventType><employeeNo>12</employeeNo><name><![CDATA[张三丰]]></name><serialNo>72</serialNo>
      <FaceRect>QUJDREVGR0hJSktMTU5P</FaceRect><attendanceStatus>BreakOut</attendanceStatus></h:AccessControllerEvent></EventNotificationAlert>""";

  private static final String CUT =
      """
      {"dateTime":"2026-03-02T08:03:02+08:00","AccessControllerEvent":{"majorEventType":5,"subEventType":75,"employeeNoString":"2003","name":"张三""";

  private static final List<String> SECRETS =
      List.of(
          "real-token-9",
          "10.9.8.7",
          "REAL-77",
          "张三",
          "QUJDREVGR0hJSktMTU5P",
          "ABCDEFGHIJKLMNO",
          "JFIFJFIF");

  @TempDir private Path folder;

  @Test
  void playsAgainWithTheSameCheckInsAndHoldsNothingOfAnybody() throws IOException {
    String files = record();

    assertThat(Leaks.in(files, SECRETS)).isEmpty();
    assertThat(new CaseFolder(folder).expectedEvents().lines()).hasSize(3);
    replay();
  }

  private String record() throws IOException {
    try (DeviceListener listener = new DeviceListener(new HikvisionAdapter())) {
      listener.inlet().register("hikvision", "REAL-77", "Asia/Shanghai", "real-token-9");
      listener.tap().start();
      post(listener, "application/json", JSON);
      post(listener, "application/xml", XML);
      post(listener, "application/json", CUT);
      post(
          listener,
          "multipart/form-data; boundary=b7",
          "--b7\r\nContent-Disposition: form-data; name=\"event_log\"; filename=\"张三丰\"\r\n\r\n"
              + JSON.replace("2001", "2004").replace("71,", "74,")
              + "\r\n--b7\r\nContent-Disposition: form-data; name=\"Picture\"; filename=\"张三.jpg\"\r\n"
              + "Content-Type: image/jpeg\r\n\r\n\u00ff\u00d8JFIFJFIF\r\n--b7--\r\n");
      post(listener, "text/plain", "张三丰");
      return listener.tap().write(folder, listener.inlet());
    }
  }

  private void replay() throws IOException {
    CaseFolder recorded = new CaseFolder(folder);
    try (DeviceListener listener = new DeviceListener(new HikvisionAdapter())) {
      listener.inlet().register("hikvision", "CASE0001", "Asia/Shanghai", "case-token");
      assertThat(recorded.answersText(recorded.send(listener.port())))
          .isEqualTo(recorded.expectedAnswer());
      assertThat(CaseFolder.checkInsText(listener.inlet())).isEqualTo(recorded.expectedEvents());
    }
  }

  private static void post(DeviceListener listener, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /hikvision/real-token-9 HTTP/1.1\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + bytes.length;
    assertThat(RawHttp.send(listener.port(), RawHttp.message(head, bytes)).status()).isEqualTo(200);
  }
}
