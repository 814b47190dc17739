package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

class DayRulesTest {
  private static final Policy STANDARD = Policy.standard();

  @TestFactory
  Stream<DynamicTest> judgesADay() {
    return TextTable.of(getClass(), "days.txt").tests(row -> Told.verdict(day(row)));
  }

  @TestFactory
  Stream<DynamicTest> creditsPresenceAtTwoSitesAtOnceToNeither() {
    return TextTable.of(getClass(), "conflicts.txt")
        .tests(
            row ->
                DayRules.evaluate(DayText.personDate(row.cell(1)), STANDARD).stream()
                    .map(day -> day.site() + " " + Told.verdict(day))
                    .collect(Collectors.joining(" && ")));
  }

  @TestFactory
  Stream<DynamicTest> countsServices() {
    return TextTable.of(getClass(), "services.txt").tests(row -> Told.services(day(row)));
  }

  @TestFactory
  Stream<DynamicTest> tellsABoardWhoIsIn() {
    return TextTable.of(getClass(), "board.txt")
        .tests(
            row -> {
              PersonDay day = day(row);
              return "in %s, out %s, %s"
                  .formatted(
                      Told.time(day.firstIn()),
                      Told.time(day.lastOut()),
                      day.isOpen() ? "here" : "not here");
            });
  }

  @TestFactory
  Stream<DynamicTest> explainsItself() {
    return TextTable.of(getClass(), "traces.txt")
        .tests(
            row ->
                DayRules.explain(DayText.personDate(row.cell(1)), STANDARD).get(0).trace().stream()
                    .map(TraceStep::text)
                    .collect(Collectors.joining(" / ")));
  }

  @Test
  void judgesEachSiteByItsOwnPolicy() {
    PersonDate date =
        DayText.personDate("? 08:00; ? 09:00; ? 14:00 && SITE H02; ? 16:00; ? 17:00; ? 20:00");
    Policy alternate = STANDARD.withDirectionPolicy(DirectionPolicy.ALTERNATE);
    List<PersonDay> days =
        DayRules.evaluate(date, site -> site.equals("H02") ? alternate : STANDARD);
    assertThat(days).extracting(PersonDay::minutes).containsExactly(360, 60);
    assertThat(days)
        .isEqualTo(
            DayRules.explain(date, site -> site.equals("H02") ? alternate : STANDARD).stream()
                .map(ExplainedDay::day)
                .toList());
  }

  @Test
  void keepsEveryDistinctPunchAndWhatBecameOfIt() {
    PersonDay day =
        DayRules.evaluate(
                DayText.personDate("IN 08:30:40; IN 08:30; OUT 12:30; OUT 13:00; VOID p4"),
                STANDARD)
            .get(0);
    assertThat(day.punches())
        .extracting(punch -> punch.punch().id() + " " + punch.use() + " " + punch.used())
        .containsExactly(
            "p2 CHECK_IN true", "p1 MERGED false", "p3 CHECK_OUT true", "p4 VOIDED false");
  }

  @Test
  void refusesTheSameSiteTwice() {
    assertThatThrownBy(() -> DayText.personDate("IN 08:30 && OUT 12:30"))
        .hasMessageContaining("each site once: H01");
  }

  private static PersonDay day(Row row) {
    return DayRules.evaluate(DayText.personDate(row.cell(1)), STANDARD).get(0);
  }
}
