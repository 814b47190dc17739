package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

  @Test
  void isATableThatCanBePasted() {
    assertThat(report().text())
        .isEqualTo(
            """
            2 cores

            | measure    | value    | wanted     | verdict | beside it in the same run |
            | ---------- | -------- | ---------- | ------- | ------------------------- |
            | check-ins  | 12,345/s | ≥ 12,000/s | met     | a file 20,000/s           |
            | p99        | 25.1 ms  | ≤ 25 ms    | short   |                           |
            | only shown | 3 s      |            |         |                           |

            10 acknowledged, 10 stored, 0 lost, 0 doubled
            """);
  }

  @Test
  void saysTheSameAsJson() {
    JsonObject json = report().json();
    assertThat(json.getJsonArray("measures").getJsonObject(1))
        .isEqualTo(
            new JsonObject()
                .put("measure", "p99")
                .put("value", 25.1)
                .put("unit", " ms")
                .put("atMost", 25.0)
                .put("met", false)
                .put("beside", ""));
    assertThat(json.getLong("lost")).isZero();
  }

  @Test
  void isUnsoundOnlyWhereSomethingIsLostOrDoubled() {
    Report report = report();
    assertThat(report.isSound()).isTrue();
    report.counted("uploads", new Reconciliation(10, 9, 1, 0, 0));
    assertThat(report.isSound()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "7 | 7",
        "7.25 | 7.3",
        "99.96 | 100.0",
        "100.4 | 100",
        "1234567.8 | 1,234,568"
      })
  void writesNumbersAsAPersonReadsThem(double value, String text) {
    assertThat(Measure.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, 11.9, false",
    "AT_LEAST, 12, true",
    "AT_MOST, 12, true",
    "AT_MOST, 12.1, false"
  })
  void countsTheBoundItselfAsMet(Goal.Side side, double value, boolean met) {
    assertThat(new Goal(side, 12).isMetBy(value)).isEqualTo(met);
  }

  private static Report report() {
    Report report = new Report("2 cores");
    report.add(Measure.of("check-ins", 12_345, "/s", Goal.atLeast(12_000), "a file 20,000/s"));
    report.add(Measure.of("p99", 25.1, " ms", Goal.atMost(25), ""));
    report.add(new Measure("only shown", 3, " s", Optional.empty(), ""));
    report.counted("uploads", new Reconciliation(10, 10, 0, 0, 0));
    return report;
  }
}
