package org.rollcall.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.assertj.core.util.Files;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.indicator.AttendanceSums;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.world.LedgerWorld;
import org.rollcall.gateway.world.RandomFacts;

/** The sums that are read month by month as masks are those of going through it day by day. */
class AttendanceReadsTest {
  private static final List<String> HOMES = List.of("H01", "H02", "R01");
  private static final LocalDate FIRST = LocalDate.of(2021, 10, 25);

  private Path folder = Path.of("");

  @BeforeTry
  void begin() {
    folder = Files.newTemporaryFolder().toPath();
  }

  @AfterTry
  void end() {
    Files.delete(folder.toFile());
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void sumsAreThoseOfTheDays(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    try (LedgerWorld world = LedgerWorld.begin(folder, "2021-11-05T04:00:00Z")) {
      world.hears(RandomFacts.ofOneZone(random, 60));
      for (String home : HOMES) {
        LocalDate from = FIRST.plusDays(random.nextInt(12));
        LocalDate to = from.plusDays(random.nextInt(45));
        assertThat(masked(world, home, from, to)).isEqualTo(dayByDay(world, home, from, to));
      }
    }
  }

  private static AttendanceSums masked(
      LedgerWorld world, String home, LocalDate from, LocalDate to) {
    return world.reads(
        (connection, symbols, homes) -> {
          try (AttendanceReads reads = new AttendanceReads(connection, symbols, homes)) {
            return reads.sums(home, from, to);
          }
        });
  }

  private static AttendanceSums dayByDay(
      LedgerWorld world, String home, LocalDate from, LocalDate to) {
    return world.reads(
        (connection, symbols, homes) -> {
          AttendanceSums sums = AttendanceSums.ZERO;
          for (LocalDate date = from; date.isBefore(to); date = date.plusDays(1)) {
            sums = sums.plus(sumsOf(connection, symbols, homes, home, date));
          }
          return sums;
        });
  }

  private static AttendanceSums sumsOf(
      Connection connection, Symbols symbols, Homes homes, String home, LocalDate date)
      throws SQLException {
    try (PersonDays days = new PersonDays(connection, symbols, homes)) {
      Map<String, StoredPersonDay> stored =
          days.ofHome(home, date, date.plusDays(1)).stream()
              .collect(Collectors.toMap(StoredPersonDay::person, day -> day));
      TreeSet<String> persons = new TreeSet<>(stored.keySet());
      homes.registry().enrolmentsAt(home).stream().map(Enrolment::person).forEach(persons::add);
      AttendanceSums sums = AttendanceSums.ZERO;
      for (String person : persons) {
        if (homes.expectation(person, home, date).expected()) {
          StoredPersonDay bare = days.withoutFacts(person, home, date);
          StoredPersonDay day = stored.getOrDefault(person, bare);
          boolean excused = bare.state() == DayState.EXCUSED && !day.state().isPresent();
          sums = sums.plus(new AttendanceSums(day.credit(), 1, excused ? 1 : 0));
        }
      }
      return sums;
    }
  }
}
