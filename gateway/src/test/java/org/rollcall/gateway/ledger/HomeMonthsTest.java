package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.ExpectedDays;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.attendance.ServiceTally;
import org.rollcall.gateway.indicator.AttendanceSums;
import org.rollcall.gateway.indicator.DayLine;
import org.rollcall.gateway.indicator.HomeMonth;
import org.rollcall.gateway.indicator.PersonMonth;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;
import org.rollcall.gateway.world.ScratchFolder;
import org.rollcall.gateway.world.Town;

/** A home's month has all that its figures need, and agrees with the other ways to read it. */
class HomeMonthsTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void agreesWithTheSumsAndTheDays(@ForAll long seed) throws IOException, SQLException {
    Random random = new Random(seed);
    try (ScratchFolder folder = ScratchFolder.create();
        LedgerWorld world = LedgerWorld.begin(folder.path(), "2021-11-05T04:00:00Z")) {
      world.hears(RandomFacts.ofOneZone(random, 60));
      for (String home : List.of("H01", "H02", "R01")) {
        HomeMonth month = read(world, home, NOVEMBER);
        assertThat(sums(month)).isEqualTo(sums(world, home));
        assertThat(month.reportedDays() != 0).isEqualTo(reported(world, home));
        for (int day = 1; day <= NOVEMBER.lengthOfMonth(); day++) {
          assertThat(ExpectedDays.contains(month.reportedDays(), NOVEMBER.atDay(day)))
              .as(home + " " + day)
              .isEqualTo(reported(world, home, NOVEMBER.atDay(day), NOVEMBER.atDay(day)));
        }
      }
    }
  }

  @Test
  void tellsAPersonsMonthInMasksAndLines(@TempDir Path folder) throws SQLException {
    try (LedgerWorld world = LedgerWorld.begin(folder, "2021-11-30T04:00:00Z")) {
      Town.settled(world)
          .imports(
              ImportKind.LEAVES, "person_id,from,to,kind,reason", "P001,2021-11-04,2021-11-08,病假,")
          .imports(
              ImportKind.SERVICE_RECORDS,
              "person_id,home,date,service,start,end,recorder,reason",
              "P001,H01,2021-11-09,REHAB,09:00,10:00,王,上门")
          .delivers(Town.FRONT, "101 in 2021-11-05T08:30:00", "101 out 2021-11-05T12:30:00");
      HomeMonth month = read(world, "H01", NOVEMBER);
      PersonMonth person =
          month.people().stream().filter(p -> p.person().equals("P001")).findFirst().orElseThrow();
      assertThat(Integer.bitCount(month.openDays())).isEqualTo(22);
      assertThat(month.reportedDays()).isEqualTo(1 << 4);
      assertThat(Integer.bitCount(person.enrolledDays())).isEqualTo(30);
      assertThat(Integer.bitCount(person.expectedDays())).isEqualTo(22);
      assertThat(person.excusedDays()).as("on the 5th the person came").isEqualTo(1 << 3);
      assertThat(person.days())
          .containsExactly(
              new DayLine(
                  5,
                  DayState.FULL_DAY,
                  2,
                  240,
                  true,
                  false,
                  List.of(new ServiceTally("CARE", 1, 1, 240))),
              new DayLine(
                  9,
                  DayState.ABSENT,
                  0,
                  0,
                  false,
                  true,
                  List.of(new ServiceTally("REHAB", 1, 1, 60))));
    }
  }

  @Test
  void isProvisionalOnceTheMonthIsOver(@TempDir Path folder) throws SQLException {
    try (LedgerWorld world = LedgerWorld.begin(folder, "2021-11-30T15:59:59Z")) {
      Town.settled(world);
      assertThat(status(world)).isEqualTo(MonthStatus.OPEN);
      world.clock().set("2021-11-30T16:00:00Z");
      assertThat(status(world)).isEqualTo(MonthStatus.PROVISIONAL);
    }
  }

  private static MonthStatus status(LedgerWorld world) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (MonthReads reads =
              new MonthReads(connection, symbols, homes, world.clock().instant())) {
            return reads.latest("H01", NOVEMBER).status();
          }
        });
  }

  private static HomeMonth read(LedgerWorld world, String home, YearMonth month) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (HomeMonths months = new HomeMonths(connection, symbols, homes)) {
            return months.of(home, month);
          }
        });
  }

  private static AttendanceSums sums(HomeMonth month) {
    AttendanceSums sums = AttendanceSums.ZERO;
    for (PersonMonth person : month.people()) {
      int credit =
          person.days().stream()
              .filter(line -> (person.expectedDays() >>> (line.day() - 1) & 1) == 1)
              .mapToInt(DayLine::credit)
              .sum();
      sums =
          sums.plus(
              new AttendanceSums(
                  credit,
                  Integer.bitCount(person.expectedDays()),
                  Integer.bitCount(person.excusedDays())));
    }
    return sums;
  }

  private static AttendanceSums sums(LedgerWorld world, String home) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (AttendanceReads reads = new AttendanceReads(connection, symbols, homes)) {
            return reads.sums(home, NOVEMBER.atDay(1), NOVEMBER.plusMonths(1).atDay(1));
          }
        });
  }

  private static boolean reported(LedgerWorld world, String home) {
    return reported(world, home, NOVEMBER.atDay(1), NOVEMBER.atEndOfMonth());
  }

  private static boolean reported(LedgerWorld world, String home, LocalDate first, LocalDate last) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (AttendanceReads reads = new AttendanceReads(connection, symbols, homes)) {
            return reads.reported(home, first, last.plusDays(1));
          }
        });
  }
}
