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
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.DeviceSilences;
import org.rollcall.gateway.ledger.DeviceStates;
import org.rollcall.gateway.ledger.HomeCheckIns;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** When terminals were not heard of, and what that did to their check-ins. */
class DeviceSilencesTest {
  private static final Instant SINCE = Instant.parse("2021-11-05T00:00:00Z");
  private static final Instant NOTICED = Instant.parse("2021-11-05T00:05:30Z");
  private static final Instant BACK = Instant.parse("2021-11-05T00:40:00Z");

  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = Town.settled(LedgerWorld.begin(folder, SINCE.toString()));
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void tellsHowManyCheckInsCameLateAndHowLate() throws SQLException {
    falls(FRONT);
    world.clock().set(BACK);
    world.delivers(FRONT, "101 in 2021-11-05T08:15:00", "102 in 2021-11-05T08:30:00");
    world.clock().set(BACK.plusSeconds(20));
    world.hears(List.of(new Fact.Recovered(FRONT, SINCE)));
    world.delivers(FRONT, "101 out 2021-11-05T08:40:20");

    assertThat(silences(FRONT))
        .containsExactly(
            new DeviceSilences.Silence(
                SINCE, NOTICED, Optional.of(BACK.plusSeconds(20)), 2, Duration.ofMinutes(25)));
    assertThat(world.lastChanges().registryChanged()).isFalse();
    world.isWhatARebuildGives();
  }

  @Test
  void takesNothingOfTheClockFromWhatWaitedInATerminal() throws SQLException {
    falls(FRONT);
    world.clock().set(BACK);
    for (int minute = 5; minute < 15; minute++) {
      world.delivers(FRONT, "101 in 2021-11-05T08:" + (minute < 10 ? "0" : "") + minute + ":00");
    }
    assertThat(clockOffset(FRONT)).as("one by one, as some terminals do").isEmpty();
    assertThat(checkIns()).hasSize(10).noneMatch(StoredCheckIn::isOfDriftingClock);

    world.hears(List.of(new Fact.Recovered(FRONT, SINCE)));
    world.delivers(FRONT, "101 out 2021-11-05T08:40:02");
    assertThat(clockOffset(FRONT)).contains(Duration.ofSeconds(2));
    world.isWhatARebuildGives();
  }

  private Optional<Duration> clockOffset(DeviceKey key) {
    return world.reads(
        (connection, symbols, homes) ->
            Optional.ofNullable(DeviceStates.all(connection, symbols).get(key))
                .flatMap(DeviceStates.DeviceState::clockOffset));
  }

  private List<StoredCheckIn> checkIns() {
    return world.reads(
        (connection, symbols, homes) -> {
          try (HomeCheckIns checkIns = new HomeCheckIns(connection)) {
            return checkIns.between(
                symbols.find("H01").orElseThrow(), Long.MIN_VALUE, Long.MAX_VALUE);
          }
        });
  }

  @Test
  void showsWhatLastsAndPublishesIt() {
    falls(FRONT);
    assertThat(world.lastChanges().registryChanged()).isTrue();
    assertThat(lasting()).isEqualTo(Map.of(FRONT, SINCE));
    assertThat(silences(FRONT))
        .containsExactly(
            new DeviceSilences.Silence(SINCE, NOTICED, Optional.empty(), 0, Duration.ZERO));
    assertThat(silences(SECOND)).isEmpty();
  }

  @Test
  void takesAFactThatComesTwiceForOne() {
    falls(FRONT);
    world.clock().set(BACK);
    world.hears(List.of(new Fact.Silent(FRONT, SINCE), new Fact.Recovered(FRONT, SINCE)));
    world.clock().set(BACK.plusSeconds(60));
    world.hears(List.of(new Fact.Recovered(FRONT, SINCE)));
    assertThat(lasting()).isEmpty();
    assertThat(silences(FRONT))
        .containsExactly(
            new DeviceSilences.Silence(SINCE, NOTICED, Optional.of(BACK), 0, Duration.ZERO));
  }

  private void falls(DeviceKey terminal) {
    world.clock().set(NOTICED);
    world.hears(List.of(new Fact.Silent(terminal, SINCE)));
  }

  private Map<DeviceKey, Instant> lasting() {
    return world.reads((connection, symbols, homes) -> DeviceSilences.lasting(connection, symbols));
  }

  private List<DeviceSilences.Silence> silences(DeviceKey key) {
    return world.reads((connection, symbols, homes) -> DeviceSilences.of(connection, symbols, key));
  }
}
