package org.rollcall.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;

class HikvisionTerminalTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(new HikvisionAdapter());
    listener.inlet().register("hikvision", "SIM00001", "Asia/Shanghai", "sim-token");
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void postsEventsWithPicturesInEitherFormat(boolean xml) {
    HikvisionTerminal terminal = terminal(xml ? options().inXml() : options());
    await(terminal.connect());
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING.plusSeconds(5), Direction.OUT, Method.FINGER);

    assertThat(await(terminal.flush())).isEqualTo(2);

    assertThat(checkIns())
        .containsExactly(
            "2001 2021-11-05T08:30 IN FACE +08:00", "2002 2021-11-05T08:30:05 OUT FINGER +08:00");
    assertThat(listener.inlet().events()).contains(new DeviceEvent.Dropped(1, 0));
    assertThat(terminal.unacknowledged()).isZero();
  }

  @Test
  void keepsAndResendsWhatWasNotStored() {
    HikvisionTerminal terminal = terminal(options());
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING, Direction.IN, Method.FACE);
    listener.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);

    assertThat(await(terminal.flush())).isZero();
    assertThat(terminal.unacknowledged()).isEqualTo(2);
    assertThat(await(terminal.flush())).isEqualTo(2);

    assertThat(checkIns()).hasSize(2);
  }

  @Test
  void repeatsWhatWasAcknowledgedUnderTheSameIds() {
    HikvisionTerminal terminal = terminal(options().with(fault(Faults.Kind.DUPLICATE, 1)));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);

    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(checkIns()).hasSize(2);
    assertThat(eventIds()).hasSize(2);
    assertThat(Set.copyOf(eventIds())).hasSize(1);
  }

  @Test
  void sendsEventsBackwards() {
    HikvisionTerminal terminal = terminal(options().with(fault(Faults.Kind.REORDER, 1)));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    terminal.punch("2002", MORNING, Direction.IN, Method.FACE);

    assertThat(await(terminal.flush())).isEqualTo(2);

    assertThat(checkIns()).first().asString().startsWith("2002");
  }

  @Test
  void sendsAgainAfterTheConnectionWasCut() {
    HikvisionTerminal terminal = terminal(options().with(fault(Faults.Kind.CUT, 2)));
    terminal.punch("2001", MORNING, Direction.IN, Method.FACE);
    assertThat(await(terminal.flush())).isEqualTo(1);
    terminal.punch("2002", MORNING, Direction.IN, Method.FACE);

    assertThat(await(terminal.flush())).isZero();
    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(checkIns()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void isAheadByItsDrift() {
    Faults drift = new Faults(Set.of(Faults.Kind.DRIFT), 1, Duration.ofMinutes(7));

    assertThat(terminal(options().with(drift)).clock()).isEqualTo(MORNING.plusMinutes(7));
  }

  @Test
  void doesNotConnectToAGatewayThatDoesNotKnowIt() {
    HikvisionTerminal stranger =
        terminal(
            HikvisionTerminal.Options.of(
                "127.0.0.1", listener.port(), "nobody", ZoneId.of("Asia/Shanghai")));

    assertThat(stranger.connect().toCompletionStage().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("401");
  }

  private HikvisionTerminal.Options options() {
    return HikvisionTerminal.Options.of(
        "127.0.0.1", listener.port(), "sim-token", ZoneId.of("Asia/Shanghai"));
  }

  private HikvisionTerminal terminal(HikvisionTerminal.Options options) {
    return new HikvisionTerminal(listener.vertx(), DeviceListener.CLOCK, options);
  }

  private static Faults fault(Faults.Kind kind, int every) {
    return new Faults(Set.of(kind), every, Duration.ZERO);
  }

  private List<DeviceEvent.CheckIn> all() {
    return listener.inlet().events().stream()
        .filter(DeviceEvent.CheckIn.class::isInstance)
        .map(DeviceEvent.CheckIn.class::cast)
        .toList();
  }

  private List<String> checkIns() {
    return all().stream()
        .map(
            c ->
                String.join(
                    " ",
                    c.number(),
                    c.localTime().toString(),
                    c.direction().name(),
                    c.method().name(),
                    c.offset().orElseThrow().toString()))
        .toList();
  }

  private List<String> eventIds() {
    return all().stream().map(c -> c.eventId().orElseThrow()).toList();
  }
}
