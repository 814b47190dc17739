package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.indicator.AttendanceSums;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.indicator.Ratio;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.Target;

/** The attendance rates of a unit and period as rows of the API. */
final class RateRows {
  private static final String RAW = "ATTENDANCE_RATE";
  private static final String ADJUSTED = "ATTENDANCE_RATE_ADJUSTED";

  private RateRows() {}

  /** What the rates of a unit are formed from, and how many of its homes reported. */
  record Unit(String code, AttendanceSums sums, int reporting, int homes) {
    Unit plus(Unit other) {
      return new Unit(
          code, sums.plus(other.sums), reporting + other.reporting, homes + other.homes);
    }
  }

  static List<JsonObject> of(Unit unit, Period period, Homes homes, Instant asOf) {
    return List.of(
        row(RAW, unit.sums().raw(), unit, period, homes, asOf),
        row(ADJUSTED, unit.sums().adjusted(), unit, period, homes, asOf));
  }

  private static JsonObject row(
      String indicator, Ratio ratio, Unit unit, Period period, Homes homes, Instant asOf) {
    LocalDate last = period.to().minusDays(1);
    Optional<BigDecimal> target =
        homes
            .registry()
            .targetFor(indicator, unit.code(), last)
            .map(Target::percent)
            .map(BigDecimal::valueOf);
    JsonArray flags = new JsonArray();
    if (homes.calendar().isProvisional(last)) {
      flags.add("PROVISIONAL_CALENDAR");
    }
    return new JsonObject()
        .put("indicator", indicator)
        .put("orgUnit", unit.code())
        .put("period", period.code())
        .put("numerator", ratio.numerator())
        .put("denominator", ratio.denominator())
        .put("value", ratio.percent().map(BigDecimal::doubleValue).orElse(null))
        .put("target", target.map(BigDecimal::doubleValue).orElse(null))
        .put("met", ratio.percent().isEmpty() ? null : target.map(ratio::meets).orElse(null))
        .put("status", "OPEN")
        .put("reason", ratio.denominator() == 0 ? "NO_DENOMINATOR" : null)
        .put(
            "completeness",
            new JsonObject().put("reporting", unit.reporting()).put("expected", unit.homes()))
        .put("ruleVersion", homes.policy().ruleVersion())
        .put("calendarVersion", homes.calendar().version())
        .put("revision", 0)
        .put("flags", flags)
        .put("asOf", asOf.toString());
  }
}
