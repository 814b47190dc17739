package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

/** What is formed over the days of a month. */
class MonthsTest {
  private static final Policy STANDARD = Policy.standard();

  @TestFactory
  Stream<DynamicTest> qualifiesAPersonMonthOnWholeNumbers() {
    return TextTable.of(getClass(), "qualified-months.txt").tests(MonthsTest::qualifies);
  }

  @Test
  void gathersAPersonMonthFromExpectedDaysOnly() {
    QualifiedMonth month =
        QualifiedMonth.EMPTY
            .plus(day("IN 08:30; OUT 12:30"))
            .plus(day("UNPLANNED; IN 08:30; OUT 12:30"))
            .plus(day("IN 08:30; OUT 09:30"))
            .plus(day("IN 08:30; OUT 12:30 && SITE H02; IN 10:00; OUT 11:00"));
    assertThat(month).isEqualTo(new QualifiedMonth(300, 3));
  }

  @Test
  void leavesAnEqualResultAlone() {
    PersonDay day = day("IN 08:30; OUT 12:30");
    for (MonthStatus status : MonthStatus.values()) {
      assertThat(DayChange.of(status, Optional.of(day), day)).isEqualTo(new DayChange.Unchanged());
    }
  }

  @Test
  void replacesUntilTheMonthIsLockedAndAdjustsFromThen() {
    PersonDay before = day("IN 08:30");
    PersonDay after = day("IN 08:30; OUT 12:30");
    for (MonthStatus status : MonthStatus.values()) {
      DayChange change = DayChange.of(status, Optional.of(before), after);
      assertThat(change)
          .isEqualTo(
              status == MonthStatus.LOCKED
                  ? new DayChange.Adjusted(Optional.of(before), after)
                  : new DayChange.Replaced(after));
    }
    assertThat(DayChange.of(MonthStatus.LOCKED, Optional.empty(), after))
        .isEqualTo(new DayChange.Adjusted(Optional.empty(), after));
  }

  @Test
  void refusesServiceCountsThatCannotBe() {
    assertThatThrownBy(() -> new ServiceCount(2, 1, 1, 0)).hasMessageContaining("persons <=");
    assertThatThrownBy(() -> new ServiceCount(1, 2, 1, 0)).hasMessageContaining("persons <=");
    assertThatThrownBy(() -> new ServiceTally("REHAB", 2, 2, 0)).hasMessageContaining("REHAB");
  }

  private static String qualifies(Row row) {
    QualifiedMonth month =
        new QualifiedMonth(Long.parseLong(row.cell(1)), Integer.parseInt(row.cell(2)));
    return month.qualifies(STANDARD) ? "yes" : "no";
  }

  private static PersonDay day(String facts) {
    return DayRules.evaluate(DayText.personDate(facts), STANDARD).get(0);
  }
}
