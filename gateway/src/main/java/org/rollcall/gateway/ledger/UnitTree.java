package org.rollcall.gateway.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.gateway.attendance.ExpectedDays;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.Validity;

/** Which units there are at a level, and on which days a home counts for one of them. */
record UnitTree(Registry registry) {

  /**
   * The units at a level under a unit that stood on any day of a period, itself where no level is
   * asked for or it is at that level or below. At the level of federations those that hold no
   * other: the counties of a province.
   */
  List<OrgUnit> units(OrgUnit asked, Optional<OrgUnitKind> level, Period period) {
    boolean itself =
        level.isEmpty()
            || asked.isSite()
            || (asked.kind() == OrgUnitKind.TOWNSHIP && level.get() != OrgUnitKind.HOME);
    if (itself) {
      return List.of(asked);
    }
    List<OrgUnit> found =
        switch (level.get()) {
          case HOME, CENTRE -> registry.homesUnder(asked.code());
          case TOWNSHIP ->
              under(asked).filter(unit -> unit.kind() == OrgUnitKind.TOWNSHIP).toList();
          case FEDERATION -> under(asked).filter(this::holdsNoFederation).toList();
        };
    return found.stream().filter(unit -> stood(unit, period)).toList();
  }

  /** The unit itself and all areas under it. */
  Stream<OrgUnit> under(OrgUnit unit) {
    List<OrgUnit> areas = new ArrayList<>();
    collect(unit, areas);
    return areas.stream();
  }

  /** Homes and centres of a unit that stood on any day of the period. */
  List<OrgUnit> sites(OrgUnit unit, Period period) {
    return registry.homesUnder(unit.code()).stream().filter(site -> stood(site, period)).toList();
  }

  /** The days of a month on which the home counts for the unit: both stand. */
  static int days(OrgUnit home, OrgUnit unit, YearMonth month) {
    return days(home.validity(), month) & days(unit.validity(), month);
  }

  static boolean stood(OrgUnit unit, Period period) {
    return unit.validity().from().map(from -> from.isBefore(period.to())).orElse(true)
        && unit.validity().to().map(to -> to.isAfter(period.from())).orElse(true);
  }

  private static int days(Validity validity, YearMonth month) {
    return ExpectedDays.enrolled(month, validity.from().orElse(LocalDate.MIN), validity.to());
  }

  private boolean holdsNoFederation(OrgUnit unit) {
    return unit.kind() == OrgUnitKind.FEDERATION
        && registry.children(unit.code()).stream()
            .noneMatch(child -> child.kind() == OrgUnitKind.FEDERATION);
  }

  private void collect(OrgUnit unit, List<OrgUnit> areas) {
    if (!unit.isSite()) {
      areas.add(unit);
      registry.children(unit.code()).forEach(child -> collect(child, areas));
    }
  }
}
