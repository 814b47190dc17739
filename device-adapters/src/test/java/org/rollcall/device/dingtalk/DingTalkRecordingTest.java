package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.harness.CaseFolder;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.Leaks;
import org.rollcall.device.harness.RawHttp;

/** What is recorded of a DingTalk machine: enough to play it again, and nothing of anybody. */
class DingTalkRecordingTest {
  private static final String MESSAGE =
      """
      {"EventType":"attendance_check_record","CorpId":"dingtown0001","dataList":[{"bizId":"AA01","deviceSN":"REAL-77",\
      "address":"东门考勤机","checkByUser":true,"checkTime":1636072200000,"corpId":"dingtown0001","userId":"manager4220",\
      "userName":"张三丰","photoUrl":"https://photos.example/1.jpg","latitude":29.58,"longitude":120.81}]}""";

  private static final List<String> SECRETS =
      List.of("REAL-77", "东门", "张三丰", "photos.example", "29.58", "120.81", "tokenoftests");

  @TempDir private Path folder;

  @Test
  void playsAgainWithTheSameCheckInsAndHoldsNothingOfAnybody() throws IOException {
    String files;
    try (DeviceListener listener = new DeviceListener(Cloud.adapter(Cloud.entry()))) {
      listener.tap().start();
      RawHttp.send(listener.port(), Cloud.push(MESSAGE));
      files = listener.tap().write(folder, listener.inlet());
    }

    assertThat(Leaks.in(files, SECRETS)).isEmpty();
    CaseFolder recorded = new CaseFolder(folder);
    assertThat(recorded.expectedEvents())
        .isEqualTo(
            "check-in manager4220 2021-11-05T08:30 unknown other offset +08:00 id dingtown0001:AA01\n");
    try (DeviceListener listener = new DeviceListener(Cloud.adapter(Cloud.entry()))) {
      List<RawHttp.Reply> replies = new ArrayList<>();
      for (byte[] request : recorded.requests()) {
        String text = new String(request, StandardCharsets.UTF_8);
        String message = text.substring(text.indexOf("\r\n\r\n") + 4);
        replies.add(Cloud.opened(RawHttp.send(listener.port(), Cloud.push(message))));
      }
      assertThat(recorded.answersText(replies)).isEqualTo(recorded.expectedAnswer());
      assertThat(CaseFolder.checkInsText(listener.inlet())).isEqualTo(recorded.expectedEvents());
    }
  }
}
