package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.MonthEdition;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/**
 * Which figures are wanted.
 *
 * @param level of the units under the asked one; empty for itself
 * @param indicators of the catalogue
 * @param revision of the months; empty for the latest
 * @param now decides what is over
 */
public record FigureQuestion(
    OrgUnit unit,
    Optional<OrgUnitKind> level,
    Period period,
    Catalogue catalogue,
    List<IndicatorDefinition> indicators,
    Optional<Integer> revision,
    Instant now) {
  public FigureQuestion {
    indicators = List.copyOf(indicators);
  }

  /** The same of another unit and level. */
  public FigureQuestion of(OrgUnit other, Optional<OrgUnitKind> otherLevel) {
    return new FigureQuestion(other, otherLevel, period, catalogue, indicators, revision, now);
  }

  /** The same of the months as they are known, whatever is locked. */
  FigureQuestion ofLiveMonths() {
    return new FigureQuestion(
        unit, level, period, catalogue, indicators, Optional.of(MonthEdition.LIVE), now);
  }

  boolean asksForHouseholds() {
    return indicators.stream().anyMatch(IndicatorDefinition::asksForHouseholds);
  }

  boolean asksWhoCame() {
    return indicators.stream().anyMatch(IndicatorDefinition::asksWhoCame);
  }

  boolean looksBackAYear() {
    return indicators.stream().anyMatch(IndicatorDefinition::looksBackAYear);
  }
}
