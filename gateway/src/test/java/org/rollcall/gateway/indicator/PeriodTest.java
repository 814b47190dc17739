package org.rollcall.gateway.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;

class PeriodTest {
  @TestFactory
  Stream<DynamicTest> readsAPeriod() {
    return TextTable.of(getClass(), "periods.txt").tests(row -> told(row.cell(1)));
  }

  private static String told(String code) {
    try {
      Period period = Period.parse(code);
      return period.from() + " " + period.to() + " " + period.iso8601();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Property
  void writesWhatItReads(
      @ForAll @IntRange(min = 1901, max = 2998) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 28) int day) {
    for (Period period :
        List.of(
            Period.day(LocalDate.of(year, month, day)),
            Period.month(YearMonth.of(year, month)),
            Period.quarter(year, (month + 2) / 3),
            Period.year(year),
            week(LocalDate.of(year, month, day)))) {
      assertThat(Period.parse(period.code())).isEqualTo(period);
      assertThat(period.contains(LocalDate.of(year, month, day))).isTrue();
      assertThat(period.contains(period.to())).isFalse();
    }
  }

  private static Period week(LocalDate day) {
    return Period.week(
        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @Test
  void consistsOfItsMonths() {
    assertThat(Period.parse("2021Q4").months())
        .containsExactly(YearMonth.of(2021, 10), YearMonth.of(2021, 11), YearMonth.of(2021, 12));
    assertThat(Period.parse("2021").months()).hasSize(12);
    assertThat(Period.parse("20211105").months()).containsExactly(YearMonth.of(2021, 11));
    assertThat(Period.parse("2021W48").months())
        .containsExactly(YearMonth.of(2021, 11), YearMonth.of(2021, 12));
  }
}
