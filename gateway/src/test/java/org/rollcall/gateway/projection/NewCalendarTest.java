package org.rollcall.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.ingest.MonthLock;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.ledger.Adjustments;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.Months;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.Town;

/** A notice of the State Council that comes after a month was locked. */
class NewCalendarTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);

  @TempDir private Path folder;

  @Test
  @Tag("invariant-3")
  void leavesWhatIsLockedAndGivesWhatARebuildGives() throws Exception {
    String locked;
    LedgerWorld world = Town.settled(LedgerWorld.begin(folder, "2021-12-01T02:00:00Z"));
    try (world) {
      step(world, MonthStep.SUBMIT);
      step(world, MonthStep.APPROVE);
      world.records(
          world.reads(
              (connection, symbols, homes) ->
                  MonthLock.of(connection, symbols, homes, "H01", NOVEMBER, 1, "county")));
      locked = text(world);
    }
    Path notices = Files.createDirectory(folder.resolve("calendars"));
    Files.writeString(
        notices.resolve("late.csv"), "date,name,day,notice\n2021-11-30,补假,off,2021\n");
    WorkingCalendar newer = LedgerWorld.CALENDAR.withFolder(notices);
    Path file = folder.resolve("ledger.db");
    try (LedgerDatabase ledger = LedgerDatabase.open(file);
        LedgerProjection projection = new LedgerProjection(ledger, newer, changes -> {})) {
      assertThat(projection.position()).as("followed from the beginning").isZero();
      projection.apply(world.journal().read(0, 1_000, Long.MAX_VALUE));
      assertThat(
              Months.locked(ledger.writer(), ledger.symbols(), "H01", NOVEMBER, OptionalInt.empty())
                  .map(Months.Locked::text))
          .contains(locked);
      assertThat(Adjustments.page(ledger.writer(), ledger.symbols(), "H01", NOVEMBER, 0, 10))
          .as("P001 and P002 were expected on the 30th")
          .hasSize(2);
    }
    assertThat(Rebuild.verify(world.journal(), newer, file).difference()).isEmpty();
  }

  private static void step(LedgerWorld world, MonthStep step) {
    world.records(
        new Fact.MonthStepped(
            "somebody",
            "H01",
            NOVEMBER,
            step,
            1,
            "hash",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static String text(LedgerWorld world) {
    return world.reads(
        (connection, symbols, homes) ->
            Months.locked(connection, symbols, "H01", NOVEMBER, OptionalInt.empty())
                .orElseThrow()
                .text());
  }
}
