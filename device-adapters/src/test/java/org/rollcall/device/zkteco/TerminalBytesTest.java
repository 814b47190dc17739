package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.harness.RawHttp;
import org.rollcall.device.recording.EventText;
import org.rollcall.device.zkteco.TerminalBytes.Line;

class TerminalBytesTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  private final DeviceListener listener = new DeviceListener(new ZktecoAdapter());

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void areTakenLikeTheRequestsOfATerminal() throws IOException {
    listener.inlet().register("zkteco", "SIM00001");
    try (RawHttp http = new RawHttp(listener.port())) {
      http.write(TerminalBytes.greeting("SIM00001"));
      assertThat(http.read().body()).startsWith("GET OPTION FROM: SIM00001");
      http.write(
          TerminalBytes.upload(
              "SIM00001",
              List.of(
                  new Line("2001", MORNING, Direction.IN, Method.FACE),
                  new Line("2002", MORNING.plusSeconds(5), Direction.OUT, Method.FINGER))));
      assertThat(http.read().body()).isEqualTo("OK:2");
      http.write(TerminalBytes.poll("SIM00001"));
      assertThat(http.read().body()).isEqualTo("C:1:INFO\n");
    }
    assertThat(listener.inlet().events().stream().map(EventText::of))
        .containsExactly(
            "check-in 2001 2021-11-05T08:30 in face",
            "check-in 2002 2021-11-05T08:30:05 out finger");
  }
}
