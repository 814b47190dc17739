package org.rollcall.device.zkteco.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.device.zkteco.pull.PullTerminal.Options;

/** Conversations with the simulated terminal. */
class PullSessionTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2021, 11, 5, 8, 30);
  private static final long TIMEOUT_MS = 300;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void readsALogOfManyParts(Transport transport) {
    PullTerminal terminal = new PullTerminal(vertx, options(transport));
    int port = listen(terminal);
    punches(terminal, 4_000);

    AttendanceLog log = read(target(transport, port));

    assertThat(log.size()).isEqualTo(4_000);
    assertThat(texts(log, 0, 1)).containsExactly("1 2021-11-05T08:30 state 0 verify 15");
    assertThat(texts(log, 3_999, 4_000))
        .containsExactly("4000 2021-11-05T09:36:39 state 0 verify 15");
    assertThat(terminal.sessions()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void readsAShortLogAndAnEmptyOne(Transport transport) {
    PullTerminal terminal = new PullTerminal(vertx, options(transport));
    int port = listen(terminal);
    assertThat(read(target(transport, port)).size()).isZero();

    punches(terminal, 3);

    assertThat(read(target(transport, port)).size()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void readsWhatKnowsNoBuffer(Transport transport) {
    PullTerminal terminal = new PullTerminal(vertx, options(transport));
    int port = listen(terminal);
    punches(terminal, 500);
    terminal.failWith(PullFault.NO_BUFFER);

    assertThat(read(target(transport, port)).size()).isEqualTo(500);
  }

  @Test
  void asksAgainForWhatWasLost() {
    PullTerminal terminal = new PullTerminal(vertx, Options.udp());
    int port = listen(terminal);
    punches(terminal, 3_000);
    terminal.failWith(PullFault.LOSSY);

    assertThat(read(target(Transport.UDP, port)).size()).isEqualTo(3_000);
  }

  @ParameterizedTest
  @EnumSource(RecordLayout.class)
  void readsEveryLayout(RecordLayout layout) {
    PullTerminal terminal = new PullTerminal(vertx, Options.tcp().with(layout));
    int port = listen(terminal);
    punches(terminal, 200);

    AttendanceLog log = read(target(Transport.TCP, port));

    assertThat(log.layout()).isEqualTo(layout);
    assertThat(texts(log, 6, 7)).containsExactly("7 2021-11-05T08:30:06 state 0 verify 15");
  }

  @Test
  void showsTheCommKeyThatItWasGiven() {
    PullTerminal terminal = new PullTerminal(vertx, Options.tcp().withCommKey(4711));
    int port = listen(terminal);
    punches(terminal, 1);

    assertThat(read(target(Transport.TCP, port, 4711, false)).size()).isEqualTo(1);
    assertFails(
        session(target(Transport.TCP, port, 4712, false)).read(sizes -> true),
        "does not accept the commKey");
  }

  @Test
  void enablesATerminalAgainThatItDisabled() {
    PullTerminal terminal = new PullTerminal(vertx, Options.tcp());
    int port = listen(terminal);
    punches(terminal, 3_000);
    PullTarget target = target(Transport.TCP, port, 0, true);

    await(session(target).read(sizes -> true));

    assertThat(terminal.isDisabled()).isFalse();
    terminal.failWith(PullFault.CUT);
    PullSession broken = session(target);
    assertFails(broken.read(sizes -> true), "hung up");
    assertThat(terminal.isDisabled()).isTrue();
    assertThat(broken.mayBeDisabled()).isTrue();
    await(session(target).enable());
    assertThat(terminal.isDisabled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void givesUpOnATerminalThatIsSilentOrSpeaksAnotherProtocol(Transport transport) {
    PullTerminal terminal = new PullTerminal(vertx, options(transport));
    int port = listen(terminal);
    terminal.failWith(PullFault.SILENT);
    assertFails(session(target(transport, port)).read(sizes -> true), "did not answer within");

    terminal.failWith(PullFault.GARBAGE);

    assertFails(
        session(target(transport, port)).read(sizes -> true),
        transport == Transport.TCP ? "no frame" : "did not answer");
  }

  @Test
  void givesUpWhereNobodyListens() {
    PullTerminal terminal = new PullTerminal(vertx, Options.tcp());
    int port = listen(terminal);
    await(terminal.close());

    assertFails(
        session(target(Transport.TCP, port)).read(sizes -> true), "can't be reached over TCP");
  }

  private static Options options(Transport transport) {
    return transport == Transport.TCP ? Options.tcp() : Options.udp();
  }

  private static PullTarget target(Transport transport, int port) {
    return target(transport, port, 0, false);
  }

  private static PullTarget target(Transport transport, int port, long key, boolean disable) {
    return new PullTarget(
        "PULL0001", "127.0.0.1", port, transport, key, Duration.ofMinutes(15), disable, false);
  }

  private static int listen(PullTerminal terminal) {
    return await(terminal.listen("127.0.0.1", 0));
  }

  private static void punches(PullTerminal terminal, int count) {
    for (int i = 1; i <= count; i++) {
      terminal.punch(Integer.toString(i), MORNING.plusSeconds(i - 1), 0, 15);
    }
  }

  private PullSession session(PullTarget target) {
    PullLine line =
        target.transport() == Transport.TCP
            ? new TcpLine(vertx, target, TIMEOUT_MS)
            : new UdpLine(vertx, target);
    return new PullSession(vertx, target, line, TIMEOUT_MS, event -> {});
  }

  private AttendanceLog read(PullTarget target) {
    PullSession.Reading reading = await(session(target).read(sizes -> true));
    return AttendanceLog.of(reading.log().orElseThrow(), reading.counted(), 2027);
  }

  private static List<String> texts(AttendanceLog log, int from, int to) {
    return log.records(from, to).stream().map(PullCodecTest::text).toList();
  }

  private static void assertFails(Future<?> future, String message) {
    AtomicReference<String> failure = new AtomicReference<>("nothing");
    await(
        future
            .<Void>mapEmpty()
            .otherwise(
                e -> {
                  failure.set(String.valueOf(e.getMessage()));
                  return null;
                }));
    assertThat(failure.get()).contains(message);
  }
}
