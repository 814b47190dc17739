package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.recording.EventText;

class ZktecoTerminalTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  private final ZktecoAdapter adapter = new ZktecoAdapter();
  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(adapter);
    listener.inlet().register("zkteco", "SIM00001");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void speaksBothDialects(Dialect dialect) {
    ZktecoTerminal terminal = terminal(options().with(dialect));
    await(terminal.connect());
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING.plusSeconds(5), Direction.OUT, Method.FINGER);
    terminal.punch("2003", MORNING.plusSeconds(6), Direction.UNKNOWN, Method.CARD);

    assertThat(await(terminal.flush())).isEqualTo(3);

    assertThat(checkIns())
        .containsExactly(
            "check-in 2001 2021-11-05T08:30 in face",
            "check-in 2002 2021-11-05T08:30:05 out finger",
            "check-in 2003 2021-11-05T08:30:06 unknown card");
    assertThat(terminal.unacknowledged()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void setsItsClockByTheGateway(Dialect dialect) {
    ZktecoTerminal terminal = terminal(options().with(dialect));
    assertThat(terminal.clock()).isEqualTo(LocalDateTime.of(2021, 11, 5, 0, 30));

    await(terminal.connect());

    assertThat(terminal.clock()).isEqualTo(MORNING);
  }

  @Test
  void isWrongByItsDriftWhateverTheGatewaySays() {
    ZktecoTerminal terminal =
        terminal(options().with(new Faults(Set.of(Faults.Kind.DRIFT), 1, Duration.ofMinutes(7))));

    await(terminal.connect());

    assertThat(terminal.clock()).isEqualTo(MORNING.plusMinutes(7));
  }

  @Test
  void keepsAndResendsWhatWasNotStored() {
    ZktecoTerminal terminal = terminal(options().withLinesPerPost(1));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING, Direction.IN, Method.FACE);
    listener.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);

    assertThat(await(terminal.flush())).isZero();
    assertThat(terminal.unacknowledged()).isEqualTo(2);
    assertThat(await(terminal.flush())).isEqualTo(2);

    assertThat(listener.inlet().deliveries()).hasSize(2);
  }

  @Test
  void keepsWhatWasNotAnsweredInTime() {
    ZktecoTerminal terminal = terminal(options().withTimeoutMs(200));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    listener.inlet().holdTheDisk();

    assertThat(await(terminal.flush())).isZero();

    assertThat(terminal.unacknowledged()).isEqualTo(1);
  }

  @Test
  void repeatsABatchAlthoughItWasAcknowledged() {
    ZktecoTerminal terminal = terminal(options().with(fault(Faults.Kind.DUPLICATE, 1)));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);

    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(checkIns()).hasSize(2).containsOnly("check-in 2001 2021-11-05T08:30 in face");
  }

  @Test
  void sendsLinesBackwards() {
    ZktecoTerminal terminal = terminal(options().with(fault(Faults.Kind.REORDER, 1)));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING, Direction.IN, Method.FACE);

    assertThat(await(terminal.flush())).isEqualTo(2);

    assertThat(checkIns())
        .containsExactly(
            "check-in 2002 2021-11-05T08:30 in face", "check-in 2001 2021-11-05T08:30 in face");
  }

  @Test
  void sendsAgainAfterTheConnectionWasCut() {
    ZktecoTerminal terminal =
        terminal(options().withLinesPerPost(1).with(fault(Faults.Kind.CUT, 2)));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING, Direction.IN, Method.FACE);

    assertThat(await(terminal.flush())).isEqualTo(1);
    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(checkIns()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void describesItselfWhenAskedTo() {
    ZktecoTerminal terminal = terminal(options().closing());
    await(terminal.connect());
    assertThat(adapter.pendingCommands(new DeviceKey("zkteco", "SIM00001"))).isEqualTo(1);

    await(terminal.poll());

    assertThat(adapter.pendingCommands(new DeviceKey("zkteco", "SIM00001"))).isZero();
    assertThat(listener.inlet().events()).singleElement().isInstanceOf(DeviceEvent.Described.class);
  }

  @Test
  void doesNotConnectToAGatewayThatDoesNotKnowIt() {
    ZktecoTerminal stranger =
        terminal(ZktecoTerminal.Options.of("127.0.0.1", listener.port(), "STRANGER"));

    assertThat(stranger.connect().toCompletionStage().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("503");
  }

  private ZktecoTerminal.Options options() {
    return ZktecoTerminal.Options.of("127.0.0.1", listener.port(), "SIM00001");
  }

  private ZktecoTerminal terminal(ZktecoTerminal.Options options) {
    return new ZktecoTerminal(listener.vertx(), DeviceListener.CLOCK, options);
  }

  private static Faults fault(Faults.Kind kind, int every) {
    return new Faults(Set.of(kind), every, Duration.ZERO);
  }

  private List<String> checkIns() {
    return listener.inlet().events().stream()
        .filter(DeviceEvent.CheckIn.class::isInstance)
        .map(EventText::of)
        .toList();
  }
}
