package org.rollcall.gateway.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.table.TextTable;

class FigureTest {

  @TestFactory
  Stream<DynamicTest> isShownRoundedAndTestedWhole() {
    return TextTable.of(getClass(), "figures.txt").tests(FigureTest::told);
  }

  private static String told(TextTable.Row row) {
    String[] words = row.cell(1).split(" ");
    Figure figure = figure(words[0], DenominatorKind.valueOf(words[1]));
    return figure.value(words[2].equals("percent")).map(Object::toString).orElse("none")
        + figure
            .meets(Integer.parseInt(words[4]), words[3].equals("up"))
            .map(met -> met ? " met" : " not met")
            .orElse("")
        + figure.problem().map(problem -> " " + problem).orElse("");
  }

  private static Figure figure(String numbers, DenominatorKind kind) {
    String[] parts = numbers.split("/");
    return new Figure(
        Long.parseLong(parts[0]),
        parts.length > 1 ? OptionalLong.of(Long.parseLong(parts[1])) : OptionalLong.empty(),
        kind,
        100);
  }

  @Test
  void countsADayUnderWayForThoseWhoCameAndNotForThoseWhoAreMissing() {
    PersonMonth person =
        new PersonMonth(
            "P001",
            0b111,
            0b111,
            0,
            0,
            List.of(new DayLine(3, DayState.HALF_DAY, 1, 120, true, true, List.of())));
    HomeMonth month = new HomeMonth("H01", YearMonth.of(2021, 11), 0b111, 0b100, List.of(person));
    Slice slice = new Slice(MonthMasks.of(month), 0b011, 0b111);
    assertThat(Quantity.OPEN_DAYS.of(slice)).isEqualTo(2);
    assertThat(Quantity.EXPECTED_HALF_DAYS.of(slice)).isEqualTo(4);
    assertThat(Quantity.CREDIT.of(slice)).isZero();
    assertThat(Quantity.CREDITED_DAYS.of(slice)).isEqualTo(1);
    assertThat(Quantity.MANUAL_DAYS.of(slice)).isEqualTo(1);
    assertThat(Quantity.VALID_DAYS.of(slice)).isEqualTo(1);
  }
}
