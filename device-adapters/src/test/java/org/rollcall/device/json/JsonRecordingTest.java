package org.rollcall.device.json;

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

/** What is recorded of a sender of JSON: enough to play it again, and nothing of anybody. */
class JsonRecordingTest {
  private static final String BATCH =
      """
      [{"id":"a1","number":"101","time":"2021-11-05T08:30:00+08:00","direction":"in","method":"face",
        "name":"张三丰","photo":"QUJDREVGR0hJSktMTU5P","card":{"number":"101","holder":"张三丰"}},
       {"number":"102","time":"yesterday","template":[81,85,74]},
       {"number":"103","time":"2021-11-05T08:31:00+08:00"}]""";

  private static final List<String> SECRETS =
      List.of("real-token-9", "张三丰", "QUJDREVGR0hJSktMTU5P", "ABCDEFGHIJKLMNO", "81,85,74");

  @TempDir private Path folder;

  @Test
  void playsAgainWithTheSameCheckInsAndHoldsNothingOfAnybody() throws IOException {
    String files;
    try (DeviceListener listener = new DeviceListener(new JsonAdapter())) {
      listener.inlet().register("json", "REAL-77", "Asia/Shanghai", "real-token-9");
      listener.tap().start();
      post(listener, BATCH, 200);
      post(listener, "{\"number\":\"104\",\"name\":\"张三丰", 400);
      files = listener.tap().write(folder, listener.inlet());
    }

    assertThat(Leaks.in(files, SECRETS)).isEmpty();
    assertThat(new CaseFolder(folder).expectedEvents())
        .contains("check-in 101 2021-11-05T08:30 in face offset +08:00 id D-CASE0001/a1");
    CaseFolder recorded = new CaseFolder(folder);
    try (DeviceListener listener = new DeviceListener(new JsonAdapter())) {
      listener.inlet().register("json", "CASE0001", "Asia/Shanghai", "case-token");
      assertThat(recorded.answersText(recorded.send(listener.port())))
          .isEqualTo(recorded.expectedAnswer());
      assertThat(CaseFolder.checkInsText(listener.inlet())).isEqualTo(recorded.expectedEvents());
    }
  }

  private static void post(DeviceListener listener, String body, int status) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/v1/check-ins HTTP/1.1\r\nAuthorization: Bearer real-token-9\r\nContent-Length: "
            + bytes.length;
    assertThat(RawHttp.send(listener.port(), RawHttp.message(head, bytes)).status())
        .isEqualTo(status);
  }
}
