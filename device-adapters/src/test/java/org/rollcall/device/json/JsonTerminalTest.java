package org.rollcall.device.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;

class JsonTerminalTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new JsonAdapter());
    listener.inlet().register("json", "J1", "Asia/Shanghai", "json-token");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void keepsAndResendsWhatWasNotStored() {
    JsonTerminal terminal = terminal(Faults.none());
    await(terminal.connect());
    terminal.punch("2001", MORNING, Direction.IN, Method.QR);
    listener.inlet().refuseNext(Receipt.Reason.OVERLOADED);

    assertThat(await(terminal.flush())).isZero();
    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(listener.inlet().events())
        .singleElement()
        .isInstanceOfSatisfying(
            DeviceEvent.CheckIn.class,
            checkIn -> {
              assertThat(checkIn.localTime()).isEqualTo(MORNING);
              assertThat(checkIn.method()).isEqualTo(Method.QR);
            });
    assertThat(terminal.clock()).isEqualTo(MORNING);
  }

  @Test
  void repeatsABatchWithTheSameIds() {
    JsonTerminal terminal = terminal(new Faults(Set.of(Faults.Kind.DUPLICATE), 1, Duration.ZERO));
    terminal.punch("2001", MORNING, Direction.IN, Method.CARD);

    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(listener.inlet().events()).hasSize(2);
    assertThat(listener.inlet().events().stream().distinct()).hasSize(1);
  }

  private JsonTerminal terminal(Faults faults) {
    return new JsonTerminal(
        listener.vertx(),
        DeviceListener.CLOCK,
        new JsonTerminal.Options("127.0.0.1", listener.port(), "json-token", ZONE, 10, faults));
  }
}
