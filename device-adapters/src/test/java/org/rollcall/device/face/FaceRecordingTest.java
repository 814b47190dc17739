package org.rollcall.device.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.harness.CaseFolder;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.Leaks;
import org.rollcall.device.harness.MqttCaseFolder;

/** What is recorded of a face terminal: enough to play it again, and nothing of anybody. */
class FaceRecordingTest {
  private static final List<String> MESSAGES =
      List.of(
          """
          {"operator":"Online","info":{"facesluiceId":"REAL-77","username":"admin","ip":"10.9.8.7","facesname":"东门"}}""",
          """
          {"operator":"RecPush","info":{"customId":"E101","personId":"191","RecordID":"3","VerifyStatus":"1","PersonType":"0","similarity1":"96.8","direction":"entr","persionName":"张三丰","facesluiceId":"REAL-77","idCard":"330683199001011234","telnum":"13800138000","time":"2021-11-05 08:30:00","RFIDCard":"88776655","pic":"data:image/bmp;base64,QUJDREVGR0g="}}""",
          """
          {"operator":"RecPush","info":{"customId":"330683199001011234","RecordID":4,"VerifyStatus":"1","PersonType":"0","RFIDCard":"0","time":"2021-11-05 08:31:00","scene":"QUJDREVGR0g=","pwd":"letmein99"}}""",
          """
          {"operator":"RecPush","info":{"customId":"王五郎","RecordID":"9","VerifyStatus":"1","PersonType":"0","time":"2021-11-05 08:33:00"}}""",
          """
          {"operator":"RecPush","info":{"customId":"E102","RecordID":"5","VerifyStatus":"1","time":"2021-11-05 08:32:00","persionName":"李四光","pic":"QUJDREVGR0g""");

  private static final List<String> SECRETS =
      List.of(
          "REAL-77",
          "10.9.8.7",
          "东门",
          "张三丰",
          "李四光",
          "王五郎",
          "330683199001011234",
          "13800138000",
          "88776655",
          "ABCDEFGH",
          "QUJDREVGR0g",
          "letmein99",
          "admin");

  @TempDir private Path folder;

  @Test
  void playsAgainWithTheSameCheckInsAndHoldsNothingOfAnybody() throws IOException {
    String files = record();

    assertThat(Leaks.in(files, SECRETS)).isEmpty();
    assertThat(files)
        .contains("check-in E101 2021-11-05T08:30 in face")
        .contains("check-in redacted 2021-11-05T08:33")
        .contains("check-in 000000000000000000 2021-11-05T08:31 unknown face")
        .contains("\"SnapOrRecordID\":\"5\"");
    assertThat(replayed()).isEqualTo(new MqttCaseFolder(folder).expectedEvents());
  }

  @Test
  void showsNothingWhileNobodyRecords() throws IOException {
    try (DeviceListener listener = new DeviceListener(new FaceAdapter())) {
      deliver(listener);
      assertThat(listener.tap().frames()).isEmpty();
    }
  }

  private String record() throws IOException {
    try (DeviceListener listener = new DeviceListener(new FaceAdapter())) {
      listener.tap().start();
      deliver(listener);
      return listener.tap().write(folder, listener.inlet());
    }
  }

  private static void deliver(DeviceListener listener) {
    listener.inlet().registerWithoutToken("face", "REAL-77");
    for (String message : MESSAGES) {
      assertThat(
              await(
                  listener
                      .mqtt()
                      .deliver(
                          new MqttMessage(
                              "mqtt/face/REAL-77/Rec",
                              Buffer.buffer(message),
                              false,
                              new MqttSender.Anonymous("192.0.2.7")))))
          .isTrue();
    }
  }

  private String replayed() {
    try (DeviceListener listener = new DeviceListener(new FaceAdapter())) {
      listener.inlet().registerWithoutToken("face", "CASE0001");
      new MqttCaseFolder(folder)
          .messages()
          .forEach(message -> assertThat(await(listener.mqtt().deliver(message))).isTrue());
      return CaseFolder.checkInsText(listener.inlet());
    }
  }
}
