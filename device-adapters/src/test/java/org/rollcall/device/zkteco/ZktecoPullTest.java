package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.Collected;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Receipt;
import org.rollcall.device.harness.DeviceListener;
import org.rollcall.device.recording.EventText;
import org.rollcall.device.zkteco.pull.PullFault;
import org.rollcall.device.zkteco.pull.PullTerminal;
import org.rollcall.device.zkteco.pull.PullTerminal.Options;
import org.rollcall.device.zkteco.pull.Transport;

/** The adapter and terminals whose log it reads. */
class ZktecoPullTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);
  private static final DeviceKey KEY = new DeviceKey("zkteco", "PULL0001");
  private static final String NEVER = "24h";

  private final Vertx terminals = Vertx.vertx();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
    DeviceListener.await(terminals.close());
  }

  @ParameterizedTest
  @CsvSource({"0, 15", "1, 1", "2, 4", "3, 2", "4, 3", "5, 25", "255, 200"})
  void makesOfAPulledRecordWhatAPushedLineBecomes(int state, int verify) {
    PullTerminal terminal = terminal(Options.tcp());
    Adapter adapter = open(terminal, NEVER);
    terminal.punch("00701", MORNING, state, verify);
    adapter.collect();

    byte[] line =
        "00701\t2021-11-05 08:30:00\t%d\t%d\t0\t0\t0"
            .formatted(state, verify)
            .getBytes(StandardCharsets.US_ASCII);
    DeviceEvent pushed =
        Sifted.of(Table.ATTLOG, ZktecoCodec.lines(Table.ATTLOG, line)).events().get(0);

    assertThat(adapter.listener.inlet().events())
        .singleElement()
        .satisfies(pulled -> assertThat(EventText.of(pulled)).isEqualTo(EventText.of(pushed)));
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void deliversALongLogInParts(Transport transport) {
    PullTerminal terminal = terminal(transport == Transport.TCP ? Options.tcp() : Options.udp());
    punches(terminal, 1, 4_500);
    Adapter adapter = open(terminal, NEVER);

    assertThat(adapter.collect()).isEqualTo(new Collected.Read(4_500));

    assertThat(adapter.listener.inlet().deliveries())
        .extracting(delivery -> delivery.events().size())
        .containsSubsequence(2_000, 2_000, 500);
  }

  @Test
  void deliversOnlyWhatIsNewUntilSomebodyAsksForAll() {
    PullTerminal terminal = terminal(Options.tcp());
    punches(terminal, 1, 300);
    Adapter adapter = open(terminal, "1s");
    adapter.awaitNumber("300");

    punches(terminal, 301, 303);
    adapter.awaitNumber("303");

    assertThat(adapter.listener.inlet().events()).hasSize(300 + 50 + 3);
    assertThat(adapter.collect()).isEqualTo(new Collected.Read(303));
    assertThat(adapter.listener.inlet().events()).hasSize(300 + 50 + 3 + 303);
  }

  @Test
  void readsALogFromItsBeginningAfterItWasCleared() {
    PullTerminal terminal = terminal(Options.tcp());
    punches(terminal, 1, 300);
    Adapter adapter = open(terminal, "1s");
    adapter.awaitNumber("300");

    terminal.clear();
    punches(terminal, 901, 902);

    adapter.awaitNumber("902");
    assertThat(adapter.numbers()).endsWith("300", "901", "902");
  }

  @Test
  void keepsARecordWhoseTimeDoesNotExist() {
    PullTerminal terminal = terminal(Options.tcp());
    punches(terminal, 1, 1);
    terminal.record(Buffer.buffer(new byte[40]).setString(2, "77").setIntLE(27, 5_184_000));
    Adapter adapter = open(terminal, NEVER);

    assertThat(adapter.collect()).isEqualTo(new Collected.Read(2));

    assertThat(adapter.listener.inlet().events().get(1))
        .isInstanceOfSatisfying(
            DeviceEvent.Rejected.class,
            rejected -> assertThat(rejected.raw()).startsWith("00003737").hasSize(80));
    assertThat(adapter.listener.tally().of("record-unreadable")).isPositive();

    // The next time only those that quarantine has not seen go there.
    adapter.collect();
    assertThat(adapter.listener.inlet().events())
        .filteredOn(DeviceEvent.Rejected.class::isInstance)
        .hasSize(1);
  }

  @Test
  void readsNothingFromATerminalThatNobodyHasRegistered() {
    PullTerminal terminal = terminal(Options.tcp());
    punches(terminal, 1, 1);
    Adapter adapter = open(terminal, NEVER, false, "");

    assertThat(adapter.collect())
        .isInstanceOfSatisfying(
            Collected.Refused.class,
            refused -> assertThat(refused.detail()).contains("PULL0001 is not registered"));

    assertThat(adapter.listener.inlet().seen()).contains(KEY);
    assertThat(terminal.readings()).isZero();

    adapter.listener.inlet().register("zkteco", "PULL0001");
    assertThat(adapter.collect()).isEqualTo(new Collected.Read(1));
  }

  @Test
  void deliversAgainWhatCouldNotBeStored() {
    PullTerminal terminal = terminal(Options.tcp());
    Adapter adapter = open(terminal, NEVER);
    adapter.collect();
    punches(terminal, 1, 1);
    adapter.listener.inlet().refuseNext(Receipt.Reason.STORAGE_FAILED);

    assertThat(adapter.refusal()).isEqualTo(Collected.Reason.NOT_STORED);

    assertThat(adapter.collect()).isEqualTo(new Collected.Read(1));
    assertThat(adapter.numbers()).containsExactly("1");
  }

  @Test
  void enablesATerminalAgainWhoseLineBroke() {
    PullTerminal terminal = terminal(Options.tcp());
    punches(terminal, 1, 3_000);
    terminal.failWith(PullFault.CUT);
    Adapter adapter = open(terminal, NEVER, true, ",\"disableWhileReading\":true");

    assertThat(adapter.refusal()).isEqualTo(Collected.Reason.UNREACHABLE);

    assertThat(terminal.isDisabled()).isFalse();
    assertThat(adapter.listener.inlet().deliveries()).isEmpty();
    terminal.failWith();
    assertThat(adapter.collect()).isEqualTo(new Collected.Read(3_000));
    assertThat(terminal.isDisabled()).isFalse();
  }

  @Test
  void letsGoOfATerminalWhileItIsRead() {
    PullTerminal terminal = terminal(Options.tcp());
    punches(terminal, 1, 3_000);
    Adapter adapter = open(terminal, NEVER, true, ",\"disableWhileReading\":true");
    adapter.collect();
    terminal.failWith(PullFault.STALL);
    Future<Collected> collected = adapter.adapter.collect(KEY);
    await().until(terminal::isDisabled);

    DeviceListener.await(adapter.adapter.close());

    assertThat(terminal.isDisabled()).isFalse();
    assertThat(terminal.sessions()).isZero();
    assertThat(DeviceListener.await(collected)).isInstanceOf(Collected.Refused.class);
  }

  @Test
  void saysThatATerminalCantBeReached() {
    PullTerminal terminal = terminal(Options.tcp());
    Adapter adapter = open(terminal, NEVER);
    DeviceListener.await(terminal.close());

    assertThat(adapter.refusal()).isEqualTo(Collected.Reason.UNREACHABLE);
  }

  @Test
  void saysThatTheSettingsDoNotNameATerminal() {
    PullTerminal terminal = terminal(Options.tcp());
    Adapter adapter = open(terminal, NEVER);

    assertThat(DeviceListener.await(adapter.adapter.collect(new DeviceKey("zkteco", "PUSH0001"))))
        .isInstanceOfSatisfying(
            Collected.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Collected.Reason.NOT_OFFERED);
              assertThat(refused.detail()).contains("PUSH0001").contains("settings");
            });
  }

  @Test
  void hearsPunchesAtOnceAndConfirmsThemWhenTheyAreStored() {
    PullTerminal terminal = terminal(Options.tcp());
    Adapter adapter = open(terminal, NEVER, true, ",\"live\":true");
    adapter.collect();
    await().until(() -> terminal.listeners() == 1);

    terminal.punch("88", MORNING, 0, 15);

    adapter.awaitNumber("88");
    await().until(() -> terminal.unconfirmedEvents() == 0);
    assertThat(terminal.readings()).isPositive();
    // The line is let go of for a reading, and taken up again afterwards.
    assertThat(adapter.collect()).isEqualTo(new Collected.Read(1));
    await().until(() -> terminal.listeners() == 1);
  }

  private PullTerminal terminal(Options options) {
    return new PullTerminal(terminals, options);
  }

  private static void punches(PullTerminal terminal, int from, int to) {
    for (int number = from; number <= to; number++) {
      terminal.punch(Integer.toString(number), MORNING.plusSeconds(number), 0, 15);
    }
  }

  private Adapter open(PullTerminal terminal, String every) {
    return open(terminal, every, true, "");
  }

  private Adapter open(PullTerminal terminal, String every, boolean registered, String further) {
    int port = DeviceListener.await(terminal.listen("127.0.0.1", 0));
    ZktecoAdapter adapter = new ZktecoAdapter();
    String settings =
        "{\"serial\":\"PULL0001\",\"host\":\"127.0.0.1\",\"port\":%d,\"transport\":\"%s\",\"every\":\"%s\"%s}"
            .formatted(port, terminal.transport(), every, further);
    assertThat(adapter.configure(List.of(new JsonObject(settings)))).isEmpty();
    DeviceListener listener = new DeviceListener(adapter);
    opened.add(listener);
    if (registered) {
      listener.inlet().register("zkteco", "PULL0001");
    }
    return new Adapter(adapter, listener);
  }

  private record Adapter(ZktecoAdapter adapter, DeviceListener listener) {

    Collected collect() {
      return DeviceListener.await(adapter.collect(KEY));
    }

    Collected.Reason refusal() {
      return ((Collected.Refused) collect()).reason();
    }

    List<String> numbers() {
      return listener.inlet().events().stream()
          .map(event -> ((DeviceEvent.CheckIn) event).number())
          .toList();
    }

    void awaitNumber(String number) {
      await().until(() -> numbers().contains(number));
    }
  }
}
