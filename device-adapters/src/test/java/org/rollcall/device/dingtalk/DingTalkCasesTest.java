package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.device.harness.CaseFolder;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;

/**
 * Every folder under {@code src/test/resources/dingtalk}: a bug report becomes one of them. Their
 * requests hold the message in the clear and their answers the word inside the envelope.
 */
class DingTalkCasesTest {

  static List<CaseFolder> folders() throws IOException {
    return CaseFolder.of("dingtalk");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void answersAndStoresAsTheFolderSays(CaseFolder folder) throws Exception {
    try (DeviceListener listener = new DeviceListener(Cloud.adapter(Cloud.entry()))) {
      List<RawHttp.Reply> replies = new ArrayList<>();
      for (byte[] bytes : folder.requests()) {
        String request = new String(bytes, StandardCharsets.UTF_8);
        String message = request.substring(request.indexOf("\r\n\r\n") + 4);
        replies.add(Cloud.opened(RawHttp.send(listener.port(), Cloud.push(message))));
      }

      assertThat(folder.answersText(replies)).isEqualTo(folder.expectedAnswer());
      assertThat(folder.reachedText(listener.inlet(), listener.tally()))
          .isEqualTo(folder.expectedEvents());
    }
  }
}
