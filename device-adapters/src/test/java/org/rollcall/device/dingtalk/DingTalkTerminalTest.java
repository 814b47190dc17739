package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.recording.EventText;

class DingTalkTerminalTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);

  private DeviceListener listener;

  @BeforeEach
  void open() {
    listener = new DeviceListener(Cloud.adapter(Cloud.entry()));
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void pushesForAMachine() {
    DingTalkTerminal terminal = terminal(options().withItemsPerPush(2));
    await(terminal.connect());
    punchAll(terminal, "u1", "u2", "u3");

    assertThat(await(terminal.flush())).isEqualTo(3);

    assertThat(listener.inlet().deliveries())
        .hasSize(2)
        .allSatisfy(
            delivery -> {
              assertThat(delivery.device().serial()).isEqualTo("SIM0001");
              assertThat(delivery.organisation()).contains(Cloud.CORP_ID);
            });
    assertThat(numbers()).containsExactly("u1", "u2", "u3");
    assertThat(terminal.clock()).isEqualTo(MORNING);
    assertThat(terminal.unacknowledged()).isZero();
  }

  @Test
  void pushesAgainWithTheSameIdsWhatWasNotStored() {
    DingTalkTerminal terminal = terminal(options());
    punchAll(terminal, "u1");
    listener.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);

    assertThat(await(terminal.flush())).isZero();
    assertThat(terminal.unacknowledged()).isEqualTo(1);
    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(numbers()).containsExactly("u1");
  }

  @Test
  void repeatsAPushAlthoughItWasAcknowledged() {
    DingTalkTerminal terminal = terminal(options().with(fault(Faults.Kind.DUPLICATE)));
    punchAll(terminal, "u1");

    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(listener.inlet().events()).hasSize(2);
    assertThat(listener.inlet().events().stream().distinct()).hasSize(1);
  }

  @Test
  void pushesItemsBackwards() {
    DingTalkTerminal terminal = terminal(options().with(fault(Faults.Kind.REORDER)));
    punchAll(terminal, "u1", "u2");

    assertThat(await(terminal.flush())).isEqualTo(2);

    assertThat(numbers()).containsExactly("u2", "u1");
  }

  @Test
  void pushesAgainAfterTheConnectionWasCut() {
    DingTalkTerminal terminal =
        terminal(
            options().withItemsPerPush(1).with(new Faults(Set.of(Faults.Kind.CUT), 2, drift())));
    punchAll(terminal, "u1", "u2");

    assertThat(await(terminal.flush())).isEqualTo(1);
    assertThat(await(terminal.flush())).isEqualTo(1);

    assertThat(numbers()).containsExactly("u1", "u2");
  }

  @Test
  void isWrongByItsDrift() {
    assertThat(terminal(options().with(fault(Faults.Kind.DRIFT))).clock())
        .isEqualTo(MORNING.plusMinutes(7));
  }

  @Test
  void doesNotConnectWithAnotherKey() {
    DingTalkTerminal stranger =
        terminal(
            DingTalkTerminal.Options.of(
                "127.0.0.1",
                listener.port(),
                "town",
                Cloud.CORP_ID,
                Cloud.APP_KEY,
                "another",
                "a".repeat(43),
                "SIM0001"));

    assertThat(stranger.connect().toCompletionStage().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10));
    assertThat(listener.tally().of("signature-wrong")).isEqualTo(1);
  }

  private static void punchAll(DingTalkTerminal terminal, String... users) {
    for (String user : users) {
      terminal.punch(user, MORNING, Direction.IN, Method.FACE);
    }
  }

  private List<String> numbers() {
    return listener.inlet().events().stream()
        .map(event -> EventText.of(event).split(" ", 3)[1])
        .toList();
  }

  private DingTalkTerminal terminal(DingTalkTerminal.Options options) {
    return new DingTalkTerminal(listener.vertx(), DeviceListener.CLOCK, options);
  }

  private DingTalkTerminal.Options options() {
    return DingTalkTerminal.Options.of(
        "127.0.0.1",
        listener.port(),
        "town",
        Cloud.CORP_ID,
        Cloud.APP_KEY,
        "tokenoftests",
        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        "SIM0001");
  }

  private static Faults fault(Faults.Kind kind) {
    return new Faults(Set.of(kind), 1, drift());
  }

  private static Duration drift() {
    return Duration.ofMinutes(7);
  }
}
