package org.rollcall.gateway.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.attendance.DayState;
import org.rollcall.gateway.attendance.PersonDay;

class AttendanceSumsTest {

  @Test
  void takesExcusedDaysOutOfTheAdjustedRateOnly() {
    AttendanceSums sums =
        AttendanceSums.of(day(true, DayState.FULL_DAY))
            .plus(AttendanceSums.of(day(true, DayState.HALF_DAY)))
            .plus(AttendanceSums.of(day(true, DayState.ABSENT)))
            .plus(AttendanceSums.of(day(true, DayState.EXCUSED)));
    assertThat(sums.raw()).isEqualTo(new Ratio(3, 8));
    assertThat(sums.adjusted()).isEqualTo(new Ratio(3, 6));
  }

  @Test
  void leavesPresenceOnUnexpectedDaysOutOfTheRate() {
    assertThat(AttendanceSums.of(day(false, DayState.FULL_DAY))).isEqualTo(AttendanceSums.ZERO);
    assertThat(AttendanceSums.of(day(false, DayState.EXCUSED))).isEqualTo(AttendanceSums.ZERO);
  }

  @Test
  void hasNoRateWhereAllAreExcused() {
    AttendanceSums sums = AttendanceSums.of(day(true, DayState.EXCUSED));
    assertThat(sums.adjusted().problem(DenominatorKind.COUNTED))
        .contains(RatioProblem.NO_DENOMINATOR);
    assertThat(sums.raw().percent()).hasValueSatisfying(p -> assertThat(p).isZero());
  }

  @Test
  void refusesMoreCreditThanDays() {
    assertThatThrownBy(() -> new AttendanceSums(5, 2, 0)).hasMessageContaining("5 half-days");
    assertThatThrownBy(() -> new AttendanceSums(3, 2, 1)).hasMessageContaining("3 half-days");
    assertThatThrownBy(() -> new AttendanceSums(0, 1, 2)).hasMessageContaining("excused");
  }

  private static PersonDay day(boolean expected, DayState state) {
    return new PersonDay(
        "P1",
        "H01",
        LocalDate.of(2021, 11, 5),
        expected,
        state,
        state.credit(),
        state.credit() * 120,
        state.credit() > 0,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }
}
