package org.rollcall.gateway.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;

class RatioTest {
  @TestFactory
  Stream<DynamicTest> showsAndJudges() {
    return TextTable.of(getClass(), "ratios.txt")
        .tests(row -> told(ratio(row.cell(1)), new BigDecimal(row.cell(2))));
  }

  private static Ratio ratio(String text) {
    String[] parts = text.split("/", -1);
    return new Ratio(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private static String told(Ratio ratio, BigDecimal target) {
    return ratio.percent().map(BigDecimal::toString).orElse("-")
        + (ratio.meets(target) ? " met" : " not met")
        + ratio.problem(DenominatorKind.AGGREGATE).map(problem -> " " + problem).orElse("");
  }

  @Property
  void meetsATargetExactlyWhereTheWholeNumbersDo(
      @ForAll @LongRange(min = 0) long numerator,
      @ForAll @LongRange(min = 1) long denominator,
      @ForAll @IntRange(min = 0, max = 200) int target) {
    BigInteger reached = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(100));
    BigInteger wanted = BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(target));
    assertThat(new Ratio(numerator, denominator).meets(BigDecimal.valueOf(target)))
        .isEqualTo(reached.compareTo(wanted) >= 0);
  }

  @Test
  void letsACountedRatioExceedAHundredPerCent() {
    assertThat(new Ratio(11, 10).problem(DenominatorKind.COUNTED)).isEmpty();
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> new Ratio(-1, 5)).hasMessageContaining("-1/5");
    assertThatThrownBy(() -> new Ratio(1, -5)).hasMessageContaining("1/-5");
  }
}
