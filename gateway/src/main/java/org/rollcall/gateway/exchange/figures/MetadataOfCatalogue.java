package org.rollcall.gateway.exchange.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.exchange.aggregate.AggregateIndicator;
import org.rollcall.gateway.exchange.aggregate.AggregateUnit;
import org.rollcall.gateway.exchange.aggregate.Dhis2Metadata;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.Measure;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.Page;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Row;

/** What DHIS2 has to know beforehand, out of the catalogue and the registry. */
public final class MetadataOfCatalogue {
  private MetadataOfCatalogue() {}

  public static Dhis2Metadata of(Catalogue catalogue, Registry registry) {
    return new Dhis2Metadata(
        catalogue.indicators().stream().map(MetadataOfCatalogue::indicator).toList(),
        ServiceNames.ALL,
        units(registry).stream().map(unit -> unit(unit, registry)).toList());
  }

  private static AggregateIndicator indicator(IndicatorDefinition indicator) {
    return new AggregateIndicator(
        indicator.code(),
        new Label(indicator.name().zh(), indicator.name().en()),
        new Label(indicator.meaning().zh(), indicator.meaning().en()),
        addsUp(indicator.numerator())
            && indicator.denominator().map(MetadataOfCatalogue::addsUp).orElse(true),
        indicator.isPercent(),
        indicator.denominator().isPresent());
  }

  /** Whether the numbers of the months of a year add up to that of the year. */
  private static boolean addsUp(Measure measure) {
    return measure instanceof Measure.Sum
        || measure instanceof Measure.PersonTimes
        || measure instanceof Measure.PersonMonths
        || measure instanceof Measure.TerminalSeconds;
  }

  /** All org units, page by page. */
  private static List<OrgUnit> units(Registry registry) {
    List<OrgUnit> units = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      Page page = registry.page(ImportKind.ORG_UNITS, after.get(), Page.ROWS_MAX);
      for (Row row : page.rows()) {
        registry.orgUnit(row.text("code")).ifPresent(units::add);
      }
      after = page.next();
    }
    return units;
  }

  private static AggregateUnit unit(OrgUnit unit, Registry registry) {
    return new AggregateUnit(
        unit.code(),
        unit.name(),
        unit.parent(),
        registry.lineage(unit.code()).size(),
        unit.validity().from(),
        unit.validity().to().map(to -> to.minusDays(1)));
  }
}
