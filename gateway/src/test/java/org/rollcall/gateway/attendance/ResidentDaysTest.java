package org.rollcall.gateway.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

class ResidentDaysTest {
  private static final LocalDate FROM = LocalDate.of(2021, 11, 1);
  private static final LocalDate TO = LocalDate.of(2021, 11, 11);

  @TestFactory
  Stream<DynamicTest> countsAtMidnight() {
    return TextTable.of(getClass(), "resident-days.txt").tests(ResidentDaysTest::days);
  }

  @Test
  void takesMidnightFromTheZone() {
    // 24:00 of the 5th in Shanghai is still the afternoon of the 5th in Berlin.
    Stay stay =
        new Stay(
            Instant.parse("2021-11-05T17:00:00Z"),
            Optional.of(Instant.parse("2021-11-06T17:00:00Z")),
            List.of());
    assertThat(ResidentDays.isResident(List.of(stay), LocalDate.of(2021, 11, 5), DayText.ZONE))
        .isFalse();
    assertThat(
            ResidentDays.isResident(
                List.of(stay), LocalDate.of(2021, 11, 5), ZoneId.of("Europe/Berlin")))
        .isTrue();
  }

  @Test
  void refusesTimesTheWrongWayRound() {
    Instant at = Instant.EPOCH;
    Optional<Instant> before = Optional.of(at.minusSeconds(1));
    assertThatThrownBy(() -> new Stay(at, before, List.of())).hasMessageContaining("a stay ends");
    assertThatThrownBy(() -> new Stay.Away(at, before)).hasMessageContaining("comes back later");
    assertThatThrownBy(
            () ->
                ResidentDays.between(
                    List.of(), LocalDate.of(1800, 1, 1), LocalDate.of(2021, 1, 1), DayText.ZONE))
        .hasMessageContaining("more than 40000 days");
  }

  /** Stays {@code admitted/discharged}, absences {@code left/back}; a dash is open. */
  private static String days(Row row) {
    List<Stay.Away> away =
        intervals(row.cell(2)).stream()
            .map(ends -> new Stay.Away(ends.get(0).orElseThrow(), ends.get(1)))
            .toList();
    List<Stay> stays =
        intervals(row.cell(1)).stream()
            .map(ends -> new Stay(ends.get(0).orElseThrow(), ends.get(1), away))
            .toList();
    return ResidentDays.between(stays, FROM, TO, DayText.ZONE).stream()
        .map(day -> Integer.toString(day.getDayOfMonth()))
        .collect(Collectors.joining(" "));
  }

  private static List<List<Optional<Instant>>> intervals(String cell) {
    List<List<Optional<Instant>>> intervals = new ArrayList<>();
    for (String word : cell.split(" ", -1)) {
      if (!word.isEmpty()) {
        String[] ends = word.split("/", -1);
        intervals.add(List.of(at(ends[0]), at(ends[1])));
      }
    }
    return intervals;
  }

  /** {@code 05T15:00} in November 2021. */
  private static Optional<Instant> at(String text) {
    return text.equals("-")
        ? Optional.empty()
        : Optional.of(LocalDateTime.parse("2021-11-" + text).atZone(DayText.ZONE).toInstant());
  }
}
