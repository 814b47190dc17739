package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.calendar.DayKind;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

class ExpectedDaysTest {
  private static final WorkingCalendar CALENDAR = WorkingCalendar.bundled();

  @TestFactory
  Stream<DynamicTest> countsExpectedDays() {
    return TextTable.of(getClass(), "expected-days.txt").tests(ExpectedDaysTest::count);
  }

  @TestFactory
  Stream<DynamicTest> readsAWeeklyPlan() {
    return TextTable.of(getClass(), "weekly-plans.txt").tests(row -> read(row.cell(1)));
  }

  /** The masks against the definition, day by day. */
  @Property
  void masksSayWhatTheDefinitionSaysOfEachDay(
      @ForAll @IntRange(min = 2019, max = 2027) int year,
      @ForAll @IntRange(min = 1, max = 12) int monthOfYear,
      @ForAll @IntRange(min = -40, max = 40) int first,
      @ForAll @IntRange(min = 0, max = 60) int days,
      @ForAll @IntRange(max = 127) int plannedDays) {
    YearMonth month = YearMonth.of(year, monthOfYear);
    LocalDate from = month.atDay(1).plusDays(first);
    LocalDate to = from.plusDays(days);
    WeeklyPlan plan = new WeeklyPlan(plannedDays);
    int expected =
        ExpectedDays.expected(
            month,
            ExpectedDays.enrolled(month, from, Optional.of(to)),
            plan,
            CALENDAR.workingDays(month),
            CALENDAR.makeupDays(month));
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      boolean isExpected =
          !date.isBefore(from)
              && date.isBefore(to)
              && CALENDAR.isWorkingDay(date)
              && plan.includes(date, CALENDAR.kind(date) == DayKind.MAKEUP_WORKDAY);
      assertThat(ExpectedDays.contains(expected, date)).as("%s", date).isEqualTo(isExpected);
    }
    assertThat(expected & ~ExpectedDays.all(month)).isZero();
  }

  @Property
  void writesThePlanThatItReads(@ForAll @IntRange(max = 127) int days) {
    WeeklyPlan plan = new WeeklyPlan(days);
    assertThat(WeeklyPlan.parse(plan.toString())).isEqualTo(plan);
  }

  @Test
  void hasSevenDaysInAWeek() {
    assertThat(WeeklyPlan.parse("67").includes(DayOfWeek.SUNDAY)).isTrue();
    assertThatThrownBy(() -> new WeeklyPlan(128)).hasMessageContaining("7 bits");
  }

  /** {@code month | from | to | plan | opened | closed}. */
  private static String count(Row row) {
    YearMonth month = YearMonth.parse(row.cell(1));
    Optional<LocalDate> to =
        row.cell(3).equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(row.cell(3)));
    int open =
        ExpectedDays.open(
            month, CALENDAR.workingDays(month), dates(row.cell(5)), dates(row.cell(6)));
    int expected =
        ExpectedDays.expected(
            month,
            ExpectedDays.enrolled(month, LocalDate.parse(row.cell(2)), to),
            WeeklyPlan.parse(row.cell(4)),
            open,
            CALENDAR.makeupDays(month));
    return Integer.toString(Integer.bitCount(expected));
  }

  private static List<LocalDate> dates(String cell) {
    return cell.equals("-")
        ? List.of()
        : Arrays.stream(cell.split(" ", -1)).map(LocalDate::parse).toList();
  }

  private static String read(String digits) {
    try {
      return Integer.toBinaryString(WeeklyPlan.parse(digits).days());
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }
}
