package org.rollcall.device.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.device.harness.DeviceListener.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.device.DeviceCommand;
import org.rollcall.device.DeviceCommand.Kind;
import org.rollcall.device.Ordered;
import org.rollcall.device.OrderedCommand;
import org.rollcall.device.OrderedCommand.State;
import org.rollcall.device.harness.RecordingMemory;
import org.rollcall.device.harness.RecordingTally;
import org.rollcall.device.wire.Counts;

/** Commands that people give, through fetches, answers and restarts. */
class OrdersTest {
  private static final Instant NOW = Instant.parse("2021-11-05T00:30:00Z");
  private static final LocalDateTime LOCAL = LocalDateTime.of(2021, 11, 5, 8, 30);
  private static final String SERIAL = "PUSH0001";

  private final RecordingMemory memory = new RecordingMemory();
  private final RecordingTally tally = new RecordingTally();
  private Orders orders = at(NOW);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INFO     | false | INFO
          CHECK    | false | CHECK
          LOG      | false | LOG
          SET_TIME | false | SET OPTION DateTime=702117000
          SET_TIME | true  | SET OPTIONS DateTime=702117000
          BACKFILL | false | DATA QUERY ATTLOG StartTime=2021-11-01 00:00:00<tab>EndTime=2021-11-04 23:59:59
          """)
  void areSaidInTheWordsOfTheWire(Kind kind, boolean accessController, String text) {
    String id = add(kind);

    assertThat(orders.offer(SERIAL, LOCAL, accessController))
        .isEqualTo("C:" + id + ":" + text.replace("<tab>", "\t") + "\n");
  }

  @ParameterizedTest
  @CsvSource({"0, DONE", "3, DONE", "-1, FAILED", "-1002, FAILED"})
  void showHowFarTheyCame(int returned, State state) {
    String id = add(Kind.LOG);
    assertThat(states()).containsExactly(State.WAITING);

    orders.offer(SERIAL, LOCAL, false);
    assertThat(states()).containsExactly(State.FETCHED);
    assertThat(orders.pending(SERIAL)).isEqualTo(1);

    assertThat(orders.answered("ELSEWHERE", id, returned)).isFalse();
    assertThat(orders.answered(SERIAL, id, returned)).isTrue();
    assertThat(states()).containsExactly(state);
    assertThat(orders.list(SERIAL).get(0).result()).hasValue(returned);
    assertThat(orders.pending(SERIAL)).isZero();
    assertThat(orders.offer(SERIAL, LOCAL, false)).isEmpty();
    assertThat(orders.answered(SERIAL, id, 0)).isFalse();
  }

  @Test
  void surviveARestart() {
    String done = add(Kind.BACKFILL);
    orders.offer(SERIAL, LOCAL, false);
    orders.answered(SERIAL, done, 0);
    String waiting = add(Kind.INFO);
    List<OrderedCommand> before = orders.list(SERIAL);

    orders = at(NOW);

    assertThat(orders.list(SERIAL)).isEqualTo(before).hasSize(2);
    assertThat(orders.offer(SERIAL, LOCAL, false)).isEqualTo("C:" + waiting + ":INFO\n");
    orders = at(NOW.plusMillis(5));
    assertThat(add(Kind.LOG)).isNotIn(done, waiting);
  }

  @Test
  void expireWhereNothingBecameOfThem() {
    String id = add(Kind.CHECK);

    orders = at(NOW.plus(Order.EXPIRES_AFTER).minusSeconds(1));
    assertThat(states()).containsExactly(State.WAITING);
    orders = at(NOW.plus(Order.EXPIRES_AFTER));

    assertThat(states()).containsExactly(State.EXPIRED);
    assertThat(orders.offer(SERIAL, LOCAL, false)).isEmpty();
    assertThat(orders.answered(SERIAL, id, 0)).isFalse();
    assertThat(orders.pending(SERIAL)).isZero();
  }

  @Test
  void areOfferedAFewTimesAndAgainWhenTheTerminalStartsAnew() {
    add(Kind.INFO);
    for (int i = 0; i < ZktecoCommands.OFFERS_MAX; i++) {
      assertThat(orders.offer(SERIAL, LOCAL, false)).isNotEmpty();
    }
    assertThat(orders.offer(SERIAL, LOCAL, false)).isEmpty();

    orders.introduced(SERIAL);

    assertThat(orders.offer(SERIAL, LOCAL, false)).isNotEmpty();
  }

  @Test
  void areBoundedForEachTerminal() {
    for (int i = 0; i < Orders.OPEN_PER_SERIAL_MAX; i++) {
      add(Kind.INFO);
    }
    assertThat(await(orders.add(SERIAL, command(Kind.INFO))))
        .isInstanceOfSatisfying(
            Ordered.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Ordered.Reason.FULL));

    orders = at(NOW.plus(Order.EXPIRES_AFTER).plus(Duration.ofMinutes(1)));
    for (int i = 0; i < 3 * Orders.KEPT_PER_SERIAL_MAX; i++) {
      orders.answered(SERIAL, add(Kind.INFO), 0);
    }

    assertThat(orders.list(SERIAL))
        .hasSize(Orders.KEPT_PER_SERIAL_MAX)
        .extracting(OrderedCommand::state)
        .containsOnly(State.DONE);
  }

  @Test
  void areBoundedInAll() {
    for (int i = 0; i < Orders.ALL_MAX; i++) {
      assertThat(await(orders.add("PUSH" + i, command(Kind.INFO))))
          .isInstanceOf(Ordered.Accepted.class);
    }
    assertThat(await(orders.add(SERIAL, command(Kind.INFO)))).isInstanceOf(Ordered.Refused.class);

    orders.answered("PUSH7", orders.list("PUSH7").get(0).id(), 0);

    assertThat(await(orders.add(SERIAL, command(Kind.INFO)))).isInstanceOf(Ordered.Accepted.class);
    assertThat(orders.list("PUSH7")).isEmpty();
  }

  private String add(Kind kind) {
    return ((Ordered.Accepted) await(orders.add(SERIAL, command(kind)))).command().id();
  }

  private List<State> states() {
    return orders.list(SERIAL).stream().map(OrderedCommand::state).toList();
  }

  private Orders at(Instant instant) {
    return new Orders(
        await(ZktecoMemory.open(memory)),
        Clock.fixed(instant, ZoneOffset.UTC),
        new Counts(tally, ZktecoAdapter.PROTOCOL));
  }

  private static DeviceCommand command(Kind kind) {
    boolean span = kind == Kind.BACKFILL;
    return new DeviceCommand(
        kind,
        span ? Optional.of(LocalDateTime.of(2021, 11, 1, 0, 0)) : Optional.empty(),
        span ? Optional.of(LocalDateTime.of(2021, 11, 5, 0, 0)) : Optional.empty());
  }
}
