package org.rollcall.gateway.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.Suppression;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.FigureReads;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.IndicatorRows;
import org.rollcall.gateway.ledger.NoSuchRevisionException;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.ledger.UnitFigures;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.security.Role;

/** Reads rows of indicators as their reader may have them; for one answer, on a worker. */
record RowReader(
    Connection connection, Symbols symbols, Homes homes, FigureSources sources, Instant asOf) {

  /** Whether small numbers are kept from a reader of the role. */
  static boolean isOutsider(Role role) {
    return switch (role) {
      case ADMINISTRATOR, COUNTY, AUDITOR -> false;
      case INSTALLER, HOME_MANAGER, TOWNSHIP -> true;
    };
  }

  List<IndicatorRow> rows(FigureQuestion question, boolean outsider) throws SQLException {
    List<IndicatorRows.Counted> counted = counted(question);
    Set<Cell> withheld = outsider ? withheld(question, counted) : Set.of();
    List<IndicatorRow> rows = new ArrayList<>(counted.size());
    for (IndicatorRows.Counted one : counted) {
      Cell cell = new Cell(one.indicator().code(), one.unit().code());
      rows.add(withheld.contains(cell) ? one.row().suppressed() : one.row());
    }
    return rows;
  }

  List<IndicatorRows.Counted> counted(FigureQuestion question) throws SQLException {
    IndicatorRows rows = new IndicatorRows(homes, question, asOf);
    List<IndicatorRows.Counted> counted = new ArrayList<>();
    try (FigureReads figures = reads(question)) {
      for (UnitFigures unit : figures.units()) {
        counted.addAll(rows.of(unit));
      }
    } catch (NoSuchRevisionException e) {
      throw new Refusal(ErrorCode.NOT_FOUND, String.valueOf(e.getMessage()));
    }
    return counted;
  }

  FigureReads reads(FigureQuestion question) throws SQLException {
    return new FigureReads(
        connection, symbols, homes, sources.months(), sources.profiles(), question);
  }

  private record Cell(String indicator, String unit) {}

  private record Group(String indicator, Optional<String> parent) {}

  /** A unit is judged among its sisters, whichever of them were asked for. */
  private Set<Cell> withheld(FigureQuestion question, List<IndicatorRows.Counted> asked)
      throws SQLException {
    Map<Group, List<Suppression.Cell>> groups = new HashMap<>();
    for (IndicatorRows.Counted one : withSisters(question, asked)) {
      groups
          .computeIfAbsent(
              new Group(one.indicator().code(), one.unit().parent()), group -> new ArrayList<>())
          .add(
              new Suppression.Cell(
                  one.unit().code(), one.figure(), one.indicator().countsPeople()));
    }
    Set<Cell> withheld = new HashSet<>();
    groups.forEach(
        (group, cells) ->
            sources
                .catalogue()
                .suppression()
                .withheld(cells)
                .forEach(unit -> withheld.add(new Cell(group.indicator(), unit))));
    return withheld;
  }

  private List<IndicatorRows.Counted> withSisters(
      FigureQuestion question, List<IndicatorRows.Counted> asked) throws SQLException {
    OrgUnit unit = question.unit();
    boolean alone = asked.stream().allMatch(one -> one.unit().code().equals(unit.code()));
    Optional<OrgUnit> parent = unit.parent().flatMap(homes.registry()::orgUnit);
    if (!alone || parent.isEmpty()) {
      return asked;
    }
    List<IndicatorRows.Counted> all = new ArrayList<>();
    for (OrgUnit sister : homes.registry().children(parent.get().code())) {
      if (sister.isSite() == unit.isSite() && (sister.isSite() || sister.kind() == unit.kind())) {
        all.addAll(counted(question.of(sister, Optional.empty())));
      }
    }
    return all;
  }
}
