package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.attendance.PolicyChange;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;
import org.rollcall.gateway.world.ScratchFolder;

/** A policy that is tried says what the ledger would say if it were in force. */
class RejudgedMonthsTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);
  private static final Parameters OTHER =
      new Parameters(Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(30), 90, 20);

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void saysWhatTheLedgerWouldSay(@ForAll long seed) throws IOException, SQLException {
    Random random = new Random(seed);
    try (ScratchFolder folder = ScratchFolder.create();
        LedgerWorld world = LedgerWorld.begin(folder.path(), "2021-11-05T04:00:00Z")) {
      world.hears(RandomFacts.ofOneZone(random, 60));
      PolicyChange none = change(Optional.empty(), Optional.empty(), Optional.empty());
      PolicyChange other =
          change(
              Optional.of(OTHER.burst()),
              Optional.of(OTHER.fullDayMinutes()),
              Optional.of(OTHER.halfDayMinutes()));
      for (String home : List.of("H01", "H02", "R01")) {
        assertThat(tried(world, home, none)).isEqualTo(stored(world, home));
      }
      List<HomeMonth> tried =
          List.of(
              tried(world, "H01", other), tried(world, "H02", other), tried(world, "R01", other));
      world.sets(OTHER);
      assertThat(tried)
          .containsExactly(stored(world, "H01"), stored(world, "H02"), stored(world, "R01"));
    }
  }

  @Test
  void refusesParametersThatDoNotGoTogether() {
    PolicyChange change = change(Optional.empty(), Optional.of(100), Optional.of(110));
    assertThatThrownBy(() -> change.applyTo(Policy.standard()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fullDayMinutes must be at least half a day's");
  }

  @Test
  void namesAPolicyThatIsOnlyTried() {
    PolicyChange change = change(Optional.empty(), Optional.of(230), Optional.empty());
    assertThat(change.applyTo(Policy.standard()).ruleVersion()).startsWith("trial.");
  }

  private static PolicyChange change(
      Optional<Duration> burst, Optional<Integer> full, Optional<Integer> half) {
    return new PolicyChange(
        burst,
        full,
        half,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static HomeMonth stored(LedgerWorld world, String home) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (HomeMonths months = new HomeMonths(connection, symbols, homes)) {
            return months.of(home, NOVEMBER);
          }
        });
  }

  private static HomeMonth tried(LedgerWorld world, String home, PolicyChange change) {
    HomeMonth stored = stored(world, home);
    return world.reads(
        (connection, symbols, homes) -> {
          Homes changed =
              new Homes(homes.registry(), homes.calendar(), change.applyTo(homes.policy()));
          try (RejudgedMonths months = new RejudgedMonths(connection, symbols, changed)) {
            return months.of(stored);
          }
        });
  }
}
