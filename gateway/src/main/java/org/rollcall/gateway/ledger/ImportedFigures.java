package org.rollcall.gateway.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.rollcall.gateway.indicator.ImportedFigure;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.registry.Denominator;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Registry;

/** Finds imported figures. A total without numerator holds for all periods within its own. */
record ImportedFigures(Registry registry) {

  Optional<ImportedFigure> find(String indicator, OrgUnit unit, Period period) {
    Optional<Denominator> own = registry.denominator(indicator, unit.code(), period.code());
    return own.or(() -> total(indicator, unit, period))
        .map(
            found ->
                new ImportedFigure(
                    found
                        .numerator()
                        .map(number -> OptionalLong.of(number))
                        .orElse(OptionalLong.empty()),
                    found.denominator()));
  }

  private Optional<Denominator> total(String indicator, OrgUnit unit, Period period) {
    return longer(period).stream()
        .flatMap(other -> registry.denominator(indicator, unit.code(), other.code()).stream())
        .filter(found -> found.numerator().isEmpty())
        .findFirst();
  }

  /** The month, quarter and year that the period's last day is in, the shortest first. */
  private static List<Period> longer(Period period) {
    YearMonth month = YearMonth.from(period.to().minusDays(1));
    return Stream.of(
            Period.month(month),
            Period.quarter(month.getYear(), (month.getMonthValue() + 2) / 3),
            Period.year(month.getYear()))
        .filter(other -> other.kind().compareTo(period.kind()) > 0)
        .toList();
  }
}
