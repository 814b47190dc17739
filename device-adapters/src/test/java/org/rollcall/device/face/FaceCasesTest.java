package org.rollcall.device.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.MqttCaseFolder;

/** Every folder under {@code src/test/resources/face}: a bug report becomes one of them. */
class FaceCasesTest {

  static List<MqttCaseFolder> folders() throws IOException {
    return MqttCaseFolder.of("face");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void storesAndSendsAsTheFolderSays(MqttCaseFolder folder) {
    try (DeviceListener listener = new DeviceListener(new FaceAdapter())) {
      listener.inlet().registerWithoutToken("face", "CASE0001", folder.zone());

      folder
          .messages()
          .forEach(message -> assertThat(await(listener.mqtt().deliver(message))).isTrue());

      assertThat(folder.reachedText(listener.inlet(), listener.tally()))
          .isEqualTo(folder.expectedEvents());
      assertThat(folder.wentText(listener.mqtt())).isEqualTo(folder.expectedSent());
    }
  }
}
