package org.rollcall.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.Months;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** Approved months that nobody locks. */
class LockWatchTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);

  @TempDir private Path folder;
  private LedgerWorld world;
  private LockWatch watch;

  @BeforeEach
  void begin() throws Exception {
    world = Town.settled(LedgerWorld.begin(folder, "2021-12-01T02:00:00Z"));
    watch = world.lockWatch(Period.ofDays(20));
    step(MonthStep.SUBMIT);
  }

  @AfterEach
  void end() throws Exception {
    world.isWhatARebuildGives();
    world.close();
  }

  @Test
  void locksAnApprovedMonthOnTheDayThatIsSet() {
    step(MonthStep.APPROVE);
    world.clock().set("2021-12-19T23:59:00+08:00");
    assertThat(watch.look()).isZero();
    world.clock().set("2021-12-20T00:00:00+08:00");
    assertThat(watch.look()).isEqualTo(1);
    assertThat(watch.look()).as("once").isZero();
    assertThat(locked().orElseThrow().snapshot().content()).isEqualTo(live().content());
  }

  @Test
  void leavesAMonthThatNobodyApproved() {
    world.clock().set("2022-02-01T00:00:00+08:00");
    assertThat(watch.look()).isZero();
  }

  @Test
  void leavesAMonthThatChangedSinceItWasApproved() {
    step(MonthStep.APPROVE);
    world.delivers(Town.FRONT, "101 in 2021-11-30T08:30:00", "101 out 2021-11-30T12:30:00");
    world.clock().set("2022-02-01T00:00:00+08:00");
    assertThat(watch.look()).isZero();
    assertThat(locked()).isEmpty();
  }

  private void step(MonthStep step) {
    world.records(
        new Fact.MonthStepped(
            "somebody",
            "H01",
            NOVEMBER,
            step,
            1,
            MonthSnapshot.contentHash(live().content()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private MonthSnapshot live() {
    return world.reads(
        (connection, symbols, homes) ->
            Months.snapshot(connection, symbols, homes, "H01", NOVEMBER, 1));
  }

  private Optional<Months.Locked> locked() {
    return world.reads(
        (connection, symbols, homes) ->
            Months.locked(connection, symbols, "H01", NOVEMBER, OptionalInt.empty()));
  }
}
