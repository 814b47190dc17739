package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.world.Town.FRONT;
import static org.rollcall.gateway.world.Town.SECOND;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.ledger.DeviceStates;
import org.rollcall.gateway.ledger.DeviceStates.DeviceState;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Punches;
import org.rollcall.gateway.world.Town;

/** What the ledger knows of terminals themselves. */
class DeviceStatesTest {
  private static final Instant NOW = Instant.parse("2021-11-05T00:30:10Z");

  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.settled(LedgerWorld.begin(folder, NOW.toString()));
  }

  @AfterEach
  void end() throws SQLException {
    world.isWhatARebuildGives();
    world.close();
  }

  @Test
  void remembersFirmwareAndSumsUpWhatWasDropped() {
    world.delivers(
        FRONT,
        List.of(
            new DeviceEvent.Described(Optional.of("8.0.4.3"), Map.of("~Platform", "ZMM220")),
            new DeviceEvent.Dropped(2, 1)));
    world.delivers(
        FRONT,
        List.of(
            new DeviceEvent.Described(Optional.empty(), Map.of()), new DeviceEvent.Dropped(1, 4)));
    assertThat(states())
        .containsExactly(
            Map.entry(
                FRONT,
                new DeviceState(
                    NOW, Optional.empty(), Optional.empty(), Optional.of("8.0.4.3"), 3, 5)));
  }

  @Test
  void readsTheClockOffAnEventThatComesAloneAndAtOnce() {
    world.delivers(FRONT, "101 in 2021-11-05T08:30:07");
    assertThat(state(FRONT).clockOffset()).contains(Duration.ofSeconds(-3));
    world.delivers(FRONT, "101 in 2021-11-05T08:31:00", "102 in 2021-11-05T08:29:00");
    world.delivers(FRONT, "102 in 2021-11-04T08:29:00");
    assertThat(state(FRONT).clockOffset())
        .as("a batch and a late one say nothing of the clock")
        .contains(Duration.ofSeconds(-3));
    world.delivers(FRONT, "101 in 2021-11-05T09:30:10");
    assertThat(state(FRONT).clockOffset())
        .as("nor does one that is far from the others")
        .contains(Duration.ofSeconds(-3));
    world.delivers(FRONT, "102 in 2021-11-05T09:30:10");
    assertThat(state(FRONT).clockOffset())
        .as("a clock that goes wrong does")
        .contains(Duration.ofHours(1));
  }

  @Test
  void remembersTheLatestPlausibleEventAndTheLatestDelivery() {
    world.delivers(FRONT, "101 in 2021-11-05T08:30:00");
    world.clock().advance(Duration.ofMinutes(10));
    world.delivers(FRONT, "101 in 2021-11-05T08:20:00", "101 in 2063-11-05T08:30:00");
    world.delivers(SECOND, List.of(Punches.rejected("garbage", "no columns")));
    assertThat(state(FRONT).lastEventAt()).contains(Instant.parse("2021-11-05T00:30:00Z"));
    assertThat(state(FRONT).lastReceivedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    assertThat(state(SECOND).lastEventAt()).isEmpty();
  }

  @Test
  void knowsNothingOfATerminalThatNeverDelivered() {
    assertThat(states()).isEmpty();
  }

  private Map<DeviceKey, DeviceState> states() {
    return world.reads((connection, symbols, homes) -> DeviceStates.all(connection, symbols));
  }

  private DeviceState state(DeviceKey key) {
    return Optional.ofNullable(states().get(key)).orElseThrow();
  }
}
