package org.rollcall.device.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.device.wire.Recent;

class BudgetTest {
  /** The last of October in Shanghai, 23:00. */
  private static final Instant OCTOBER = Instant.parse("2021-10-31T15:00:00Z");

  private static final Instant NOVEMBER = OCTOBER.plus(Duration.ofHours(1));
  private static final Duration SPARSE = Duration.ofDays(1);

  @Test
  void warnsOnceNearTheLimitAndOnceAtIt() {
    Budget budget = new Budget(3, 10);

    assertThat(List.of(budget.pushed(OCTOBER), budget.pushed(OCTOBER), budget.pushed(OCTOBER)))
        .as("80 percent of 3 are 3")
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of(Coped.PUSH_QUOTA_GONE));
    for (int i = 1; i <= 12; i++) {
      assertThat(budget.called(OCTOBER))
          .isEqualTo(
              i == 8
                  ? Optional.of(Coped.CALL_QUOTA_NEAR)
                  : i == 10 ? Optional.of(Coped.CALL_QUOTA_GONE) : Optional.empty());
    }
  }

  @Test
  void beginsAnewWithTheMonthOfChina() {
    Budget budget = new Budget(10, 10);
    budget.pushed(OCTOBER);
    budget.refused(OCTOBER);
    assertThat(budget.closedFor(OCTOBER)).isEqualTo(Duration.ofHours(1));

    assertThat(budget.closedFor(NOVEMBER)).isZero();
    assertThat(budget.toJson().getInteger("pushes")).isZero();
  }

  @Test
  void makesTheCallsLastToTheEndOfTheMonth() {
    Budget budget = new Budget(10, 721);
    Duration often = Duration.ofMinutes(1);
    budget.called(NOVEMBER);

    assertThat(budget.pace(NOVEMBER, often, 1, SPARSE)).isEqualTo(Duration.ofHours(1));
    assertThat(budget.pace(NOVEMBER, Duration.ofHours(6), 1, SPARSE))
        .isEqualTo(Duration.ofHours(6));
    assertThat(budget.pace(NOVEMBER, often, 700, SPARSE)).isEqualTo(SPARSE);
    for (int i = 0; i < 720; i++) {
      budget.called(NOVEMBER);
    }
    assertThat(budget.pace(NOVEMBER, often, 1, SPARSE)).isEqualTo(SPARSE);
  }

  @Test
  void goesOnWhereItLeftOff() {
    Budget before = new Budget(10, 10);
    before.pushed(NOVEMBER);
    before.called(NOVEMBER);
    Budget after = new Budget(10, 10);

    after.restore(before.toJson(), NOVEMBER);

    assertThat(after.toJson()).isEqualTo(before.toJson());
    after.restore(new JsonObject().put("month", "2021-11").put("pushes", "x"), NOVEMBER);
    assertThat(after.toJson().getInteger("pushes")).isZero();
    after.restore(before.toJson(), OCTOBER);
    assertThat(after.toJson().getInteger("calls")).isZero();
  }

  @Test
  void asksInWindowsOfAWeekAndNotTooFarBack() {
    assertThat(RecordWindow.of(Optional.empty(), NOVEMBER))
        .containsExactly(new RecordWindow(NOVEMBER.minus(Duration.ofDays(7)), NOVEMBER));
    assertThat(RecordWindow.of(Optional.of(NOVEMBER.minus(Duration.ofDays(10))), NOVEMBER))
        .hasSize(2)
        .allSatisfy(
            window ->
                assertThat(Duration.between(window.from(), window.to()))
                    .isLessThanOrEqualTo(RecordWindow.SPAN_MAX));
    assertThat(RecordWindow.of(Optional.of(Instant.EPOCH), NOVEMBER))
        .hasSize(26)
        .first()
        .satisfies(
            window ->
                assertThat(Duration.between(window.from(), NOVEMBER))
                    .isLessThan(RecordWindow.AGE_MAX));
    assertThat(RecordWindow.of(Optional.of(NOVEMBER.plus(SPARSE)), NOVEMBER))
        .containsExactly(new RecordWindow(NOVEMBER.minus(RecordWindow.OVERLAP), NOVEMBER));
  }

  @Test
  void keepsTheNewest() {
    Recent recent = new Recent(2);

    assertThat(List.of(recent.add("a"), recent.add("b"), recent.add("a"), recent.add("c")))
        .containsExactly(true, true, false, true);
    assertThat(recent.all()).containsExactly("a", "c");
  }
}
