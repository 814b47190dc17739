package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.gateway.indicator.DenominatorKind;
import org.rollcall.gateway.indicator.Evaluation;
import org.rollcall.gateway.indicator.Figure;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.RowFlag;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Target;

/**
 * Makes rows of figures: held against the target of the unit and date, and labelled.
 *
 * @param asOf when the ledger last followed the journal, for the rows to tell
 */
public record IndicatorRows(Homes homes, FigureQuestion question, Instant asOf) {

  /** A row with the figure that it was made of. */
  public record Counted(
      OrgUnit unit, IndicatorDefinition indicator, Figure figure, IndicatorRow row) {}

  /** A row for each indicator that has a meaning for the unit. */
  public List<Counted> of(UnitFigures figures) {
    List<Counted> rows = new ArrayList<>();
    for (IndicatorDefinition indicator : question.indicators()) {
      if (indicator.levels().contains(level(figures.unit()))
          && indicator.periods().contains(question.period().kind())) {
        Figure figure = Evaluation.of(indicator, figures.facts());
        rows.add(new Counted(figures.unit(), indicator, figure, row(indicator, figure, figures)));
      }
    }
    return rows;
  }

  /** What kind of level a unit is at: centres are as homes. */
  public static IndicatorDefinition.Level level(OrgUnit unit) {
    return switch (unit.kind()) {
      case HOME, CENTRE -> IndicatorDefinition.Level.HOME;
      case TOWNSHIP -> IndicatorDefinition.Level.TOWNSHIP;
      case FEDERATION -> IndicatorDefinition.Level.FEDERATION;
    };
  }

  private IndicatorRow row(IndicatorDefinition indicator, Figure figure, UnitFigures figures) {
    Optional<Integer> target = target(indicator, figures.unit());
    return new IndicatorRow(
        indicator.code(),
        figures.unit().code(),
        question.period(),
        OptionalLong.of(figure.numerator()),
        figure.denominator(),
        figure.value(indicator.isPercent()),
        target,
        target.flatMap(percent -> figure.meets(percent, indicator.upward())),
        figures.status(),
        figure.problem(),
        figures.completeness(),
        new IndicatorRow.Versions(
            figures.ruleVersion(), figures.calendarVersion(), question.catalogue().version()),
        figures.revision(),
        flags(indicator, figure),
        asOf);
  }

  private Optional<Integer> target(IndicatorDefinition indicator, OrgUnit unit) {
    LocalDate last = question.period().to().minusDays(1);
    return homes
        .registry()
        .targetFor(indicator.code(), unit.code(), last)
        .map(Target::percent)
        .or(indicator::target);
  }

  private EnumSet<RowFlag> flags(IndicatorDefinition indicator, Figure figure) {
    EnumSet<RowFlag> flags = EnumSet.noneOf(RowFlag.class);
    if (indicator.isExternal()) {
      flags.add(RowFlag.EXTERNAL);
    } else if (figure.kind() == DenominatorKind.AGGREGATE) {
      flags.add(RowFlag.AGGREGATE_DENOMINATOR);
    }
    LocalDate last = question.period().to().minusDays(1);
    if (homes.calendar().isProvisional(question.period().from())
        || homes.calendar().isProvisional(last)) {
      flags.add(RowFlag.PROVISIONAL_CALENDAR);
    }
    return flags;
  }
}
