package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.world.Town.FRONT;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.ledger.HomeCheckIns;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** What a stated error of a terminal's clock makes of its check-ins. */
class ClockRulesTest {
  @TempDir private Path folder;
  private LedgerWorld world;

  @BeforeEach
  void begin() throws SQLException {
    world = LedgerWorld.begin(folder, "2021-11-05T04:30:10Z");
  }

  @AfterEach
  void end() throws SQLException {
    world.close();
  }

  @Test
  void takesOffWhatSomebodyStatesThatAClockWasAheadAndKeepsWhatItShowed() throws SQLException {
    Town.settled(world);
    long position =
        world.delivers(FRONT, "101 in 2021-11-05T10:30:00", "101 out 2021-11-05T14:30:00");
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T10:30 101 IN COUNTED P001",
            "H01 2021-11-05T14:30 101 OUT CLOCK_SKEW P001");
    assertThat(world.projection().outcome(position).orElseThrow().quarantined()).isEqualTo(1);

    clockRule("ZK-01,2021-11-05,2021-11-06,7200,the clock was never set");
    assertThat(world.days()).containsExactly("H01 2021-11-05 P001 FULL_DAY 240 expected valid");
    assertThat(shown()).containsExactly("2021-11-05T10:30", "2021-11-05T14:30");
    world.delivers(FRONT, "101 in 2021-11-05T10:30:00");
    assertThat(world.checkIns()).as("the same punch again is the same punch").hasSize(2);

    clockRule("ZK-01,2021-11-05,2021-11-06,0,it was set after all");
    assertThat(world.checkIns())
        .containsExactly(
            "H01 2021-11-05T10:30 101 IN COUNTED P001",
            "H01 2021-11-05T14:30 101 OUT CLOCK_SKEW P001");
    world.isWhatARebuildGives();
  }

  @Test
  void rightsAClockThatCountsFromWhenItsBatteryDied() throws SQLException {
    Town.settled(world).delivers(FRONT, "101 in 2000-01-01T08:30:00");
    long ahead =
        Duration.between(
                LocalDate.parse("2021-11-05").atStartOfDay(),
                LocalDate.parse("2000-01-01").atStartOfDay())
            .toSeconds();
    clockRule("ZK-01,2000-01-01,2000-02-01," + ahead + ",dead battery");
    assertThat(world.checkIns()).containsExactly("H01 2021-11-05T08:30 101 IN COUNTED P001");
    world.isWhatARebuildGives();
  }

  private List<String> shown() {
    return world.reads(
        (connection, symbols, homes) -> {
          try (HomeCheckIns checkIns = new HomeCheckIns(connection)) {
            int home = symbols.find("H01").orElseThrow();
            return checkIns.between(home, Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .map(checkIn -> checkIn.localTime().toString())
                .toList();
          }
        });
  }

  private void clockRule(String row) {
    world.imports(ImportKind.CLOCK_RULES, "device_id,from,to,ahead_seconds,reason", row);
  }
}
