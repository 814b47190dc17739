package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.device.Frame;
import org.rollcall.device.harness.CaseFolder;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

/** Every folder under {@code src/test/resources/zkteco}: a bug report becomes one of them. */
class ZktecoCasesTest {

  static List<CaseFolder> folders() throws IOException {
    return CaseFolder.of("zkteco");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void answersAndStoresAsTheFolderSays(CaseFolder folder) throws Exception {
    try (DeviceListener listener = new DeviceListener(new ZktecoAdapter())) {
      listener.inlet().register("zkteco", "CASE0001", folder.zone(), Frame.TOKEN);
      listener.inlet().register("zkteco", "CASE0002", "Asia/Kathmandu", "unused");

      List<RawHttp.Reply> replies = folder.send(listener.port());

      assertThat(folder.answersText(replies)).isEqualTo(folder.expectedAnswer());
      assertThat(folder.reachedText(listener.inlet(), listener.tally()))
          .isEqualTo(folder.expectedEvents());
    }
  }
}
