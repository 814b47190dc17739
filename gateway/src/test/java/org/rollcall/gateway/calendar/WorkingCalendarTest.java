package org.rollcall.gateway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.table.SharedSamples;
import org.rollcall.gateway.table.TextTable;

class WorkingCalendarTest {
  private final WorkingCalendar calendar = WorkingCalendar.bundled();

  @TestFactory
  Stream<DynamicTest> knowsEachKindOfDay() {
    return TextTable.of(getClass(), "days.txt").tests(row -> told(LocalDate.parse(row.cell(1))));
  }

  private String told(LocalDate date) {
    return calendar.kind(date)
        + calendar.name(date).map(name -> " " + name).orElse("")
        + (calendar.isProvisional(date) ? " provisional" : "");
  }

  @Test
  void agreesWithEveryDayOfTheSharedAnswers() throws IOException {
    List<String> answers = SharedSamples.lines("holidays/cn-daytype-2019-2026.csv");
    assertThat(answers.subList(1, answers.size()))
        .hasSize(2922)
        .allSatisfy(
            line -> {
              String[] cells = line.split(",", -1);
              LocalDate date = LocalDate.parse(cells[0]);
              assertThat(calendar.kind(date)).hasToString(cells[3]);
              assertThat(calendar.isWorkingDay(date)).isEqualTo(cells[2].equals("1"));
              assertThat(calendar.name(date).orElse("")).isEqualTo(cells[4]);
              assertThat(calendar.isProvisional(date)).isFalse();
            });
  }

  @Test
  void countsTheWorkingDaysOfAYearAndOfItsMonths() {
    assertThat(calendar.workingDayCount(LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1)))
        .isEqualTo(250);
    assertThat(calendar.workingDayCount(YearMonth.of(2021, 10))).isEqualTo(17);
  }

  @Test
  void writesAMonthAsBitsOfWhichTheFirstIsItsFirstDay() {
    // October 2021: 8 and 9 (make-up), then three weeks from the 11th.
    int days = calendar.workingDays(YearMonth.of(2021, 10));
    assertThat(days).isEqualTo(0b001_1111_0011_1110_0111_1101_1000_0000);
    assertThat(calendar.makeupDays(YearMonth.of(2021, 10))).isEqualTo(1 << 8);
  }

  @Test
  void laysTheTablesOfAFolderOverItsOwn(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("2027.csv"), "date,name,day,notice\n2027-01-01,元旦,off,2027\n");
    WorkingCalendar newer = calendar.withFolder(folder);
    assertThat(newer.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(newer.isProvisional(LocalDate.of(2027, 6, 1))).isFalse();
    assertThat(newer.version()).isNotEqualTo(calendar.version());
  }

  @Test
  void namesTheFileAndTheLineThatIsWrong(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("2027.csv"), "date,name,day,notice\n2027-01-99,元旦,off,2027\n");
    assertThatThrownBy(() -> calendar.withFolder(folder))
        .hasMessageContaining("2027.csv")
        .hasMessageContaining("line 2");
  }

  @Test
  void staysTheSameWithoutAFolder(@TempDir Path folder) {
    assertThat(calendar.withFolder(folder.resolve("none"))).isSameAs(calendar);
  }

  @Test
  void takesANewNoticeWithoutTouchingTheOldCalendar() {
    LocalDate friday = LocalDate.of(2027, 1, 1);
    WorkingCalendar newer = calendar.with(List.of(new ListedDay(friday, "元旦", false, 2027)));
    assertThat(newer.isWorkingDay(friday)).isFalse();
    assertThat(newer.isProvisional(friday)).isFalse();
    assertThat(newer.version()).startsWith("cn-2027.");
    assertThat(calendar.isWorkingDay(friday)).isTrue();
    assertThat(calendar.isProvisional(friday)).isTrue();
  }

  @Test
  void carriesAVersionThatFollowsFromTheContentAlone() {
    assertThat(calendar.version()).isEqualTo(WorkingCalendar.bundled().version());
    assertThat(calendar.version()).matches("cn-2026\\.[0-9a-f]{8}");
    LocalDate monday = LocalDate.of(2026, 11, 2);
    assertThat(calendar.with(List.of(new ListedDay(monday, "停电", false, 2026))).version())
        .startsWith("cn-2026.")
        .isNotEqualTo(calendar.version());
  }

  @TestFactory
  Stream<DynamicTest> namesTheLineThatItCannotRead() {
    return TextTable.of(getClass(), "broken-tables.txt")
        .tests(row -> problem(row.cell(1).replace("\\n", "\n")));
  }

  private static String problem(String table) {
    try {
      return "reads " + WorkingCalendar.parse(new StringReader(table)).version();
    } catch (CalendarFormatException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void readsNoMoreThanItsLimitOfLines() {
    String endless = CalendarTable.HEADER + "\n" + "\n".repeat(CalendarTable.LINES_MAX);
    assertThatThrownBy(() -> WorkingCalendar.parse(new StringReader(endless)))
        .isInstanceOf(CalendarFormatException.class)
        .hasMessageContaining("more than 10000 lines");
  }
}
