package org.rollcall.device.dejaos;

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

/** What is recorded of a DejaOS terminal: enough to play it again, and nothing of anybody. */
class DejaosRecordingTest {
  private static final List<String> MESSAGES =
      List.of(
          """
          {"serialNo":"k3f9","uuid":"REAL-77","sign":"5e8dd3161dcd6a2f","code":"000000","data":[\
          {"userId":"u1","type":"300","result":1,"code":"QUJDREVGR0hJSktMTU5P","name":"张三丰","timeStamp":1636072200,"extra":{"phone":"13800138000"}},\
          {"type":"200","result":1,"code":"88776655","timeStamp":1636072260},\
          {"userId":"u2","type":"400","result":1,"code":"pin-4711-pin","timeStamp":1636072320}],"time":1636072201}""",
          """
          {"serialNo":"k4","uuid":"REAL-77","data":[{"userId":"u3","name":"李四""");

  private static final List<String> SECRETS =
      List.of(
          "REAL-77",
          "5e8dd3161dcd6a2f",
          "QUJDREVGR0hJSktMTU5P",
          "ABCDEFGHIJKLMNO",
          "张三丰",
          "李四",
          "13800138000",
          "pin-4711-pin");

  @TempDir private Path folder;

  @Test
  void playsAgainWithTheSameCheckInsAndHoldsNothingOfAnybody() throws IOException {
    String files = record();

    assertThat(Leaks.in(files, SECRETS)).isEmpty();
    assertThat(new MqttCaseFolder(folder).expectedEvents())
        .contains("check-in u1 2021-11-05T08:30 unknown face")
        .contains("check-in 88776655 2021-11-05T08:31 unknown card")
        .contains("check-in u2 2021-11-05T08:32 unknown password");
    assertThat(replayed()).isEqualTo(new MqttCaseFolder(folder).expectedEvents());
  }

  private String record() throws IOException {
    try (DeviceListener listener = new DeviceListener(new DejaosAdapter())) {
      listener.inlet().registerWithoutToken("dejaos", "REAL-77");
      listener.tap().start();
      for (String message : MESSAGES) {
        assertThat(
                await(
                    listener
                        .mqtt()
                        .deliver(
                            new MqttMessage(
                                "access_device/v2/event/access",
                                Buffer.buffer(message),
                                false,
                                new MqttSender.Anonymous("192.0.2.7")))))
            .isTrue();
      }
      return listener.tap().write(folder, listener.inlet());
    }
  }

  private String replayed() {
    try (DeviceListener listener = new DeviceListener(new DejaosAdapter())) {
      listener.inlet().registerWithoutToken("dejaos", "CASE0001");
      new MqttCaseFolder(folder)
          .messages()
          .forEach(message -> assertThat(await(listener.mqtt().deliver(message))).isTrue());
      return CaseFolder.checkInsText(listener.inlet());
    }
  }
}
