package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;

/** The sign-off of a month as a function of its steps and of the date. */
class MonthLifeTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);

  @TestFactory
  Stream<DynamicTest> livesByItsSteps() {
    return TextTable.of(getClass(), "month-lives.txt")
        .tests(
            row -> {
              MonthLife life =
                  MonthLife.of(NOVEMBER, steps(row.cell(1)), LocalDate.parse(row.cell(2)));
              return "%s %d %d %s"
                  .formatted(
                      life.status(),
                      life.revision(),
                      life.locked(),
                      life.next().map(MonthStep::code).orElse("-"));
            });
  }

  private static List<StepTaken> steps(String text) {
    List<StepTaken> steps = new ArrayList<>();
    for (String step : text.isEmpty() ? new String[0] : text.split(", ")) {
      String[] words = step.split(" ");
      LocalDate date = LocalDate.parse("2021-" + words[1]);
      steps.add(
          new StepTaken(
              MonthStep.valueOf(words[0].toUpperCase(Locale.ROOT)),
              1,
              "somebody",
              Instant.EPOCH,
              date,
              "hash",
              Optional.empty(),
              Optional.empty(),
              words.length > 3
                  ? Optional.of(LocalDate.parse("2021-" + words[3]))
                  : Optional.empty()));
    }
    return steps;
  }
}
