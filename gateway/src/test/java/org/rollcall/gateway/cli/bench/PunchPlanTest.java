package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.rollcall.device.Direction;
import org.rollcall.device.zkteco.TerminalBytes.Line;

class PunchPlanTest {
  private static final Town TOWN = new Town(2, 4);
  private static final LocalDate MONDAY = LocalDate.of(2021, 1, 4);

  @Test
  void takesEverybodyInAndOutBeforeAndAfterLunch() {
    List<Line> day = plan(0, MONDAY.plusDays(1));
    assertThat(day).hasSize(4 * TOWN.peopleAt(0).length);
    assertThat(day.stream().filter(line -> line.number().equals(day.get(0).number())))
        .extracting(Line::direction)
        .containsExactly(Direction.IN, Direction.OUT, Direction.IN, Direction.OUT);
    assertThat(day)
        .extracting(Line::time)
        .isSortedAccordingTo(Comparator.<LocalDateTime>naturalOrder())
        .allMatch(time -> time.toLocalDate().equals(MONDAY));
  }

  @Test
  void restsOnSaturdayAndSunday() {
    assertThat(plan(1, MONDAY.plusWeeks(3)))
        .extracting(line -> line.time().getDayOfWeek())
        .contains(DayOfWeek.FRIDAY)
        .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void makesNoPunchTwiceAndTheSameOnesEachTime() {
    List<Line> year = plan(2, MONDAY.plusYears(1));
    assertThat(new HashSet<>(year)).hasSameSizeAs(year);
    assertThat(plan(2, MONDAY.plusYears(1))).isEqualTo(year);
  }

  @Test
  void showsAnUnknownBadgeNowAndThen() {
    List<Line> year = plan(3, MONDAY.plusYears(1));
    long unknown = year.stream().filter(line -> line.number().startsWith("9")).count();
    assertThat(unknown).isBetween(year.size() / 400L, year.size() / 100L);
  }

  @Test
  void endsBeforeTheLastDay() {
    PunchPlan plan = new PunchPlan(TOWN, 0, MONDAY);
    assertThat(plan.hasNext()).isFalse();
    assertThatThrownBy(plan::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<Line> plan(int terminal, LocalDate end) {
    List<Line> lines = new ArrayList<>();
    new PunchPlan(TOWN, terminal, end).forEachRemaining(lines::add);
    return lines;
  }
}
