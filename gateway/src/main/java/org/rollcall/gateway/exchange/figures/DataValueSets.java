package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.gateway.exchange.aggregate.DataValueWriter;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.ServiceCount;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/**
 * Everything of a unit and period in one group: its indicators and its service counts; of several
 * units and periods one after the other, so that one level of one period is held at most.
 */
public final class DataValueSets {
  private final Connection connection;
  private final Symbols symbols;
  private final Homes homes;
  private final Heading heading;

  public DataValueSets(Connection connection, Symbols symbols, Homes homes, Heading heading) {
    this.connection = connection;
    this.symbols = symbols;
    this.homes = homes;
    this.heading = heading;
  }

  /** What gives the indicators of a unit, or of the units of a level under it. */
  @FunctionalInterface
  public interface Indicators {
    List<IndicatorRow> of(OrgUnit unit, Optional<OrgUnitKind> level, Period period)
        throws SQLException;
  }

  /** Writes the groups of a unit, and with {@code children} of every unit under it, and ends. */
  public void write(
      DataValueWriter writer,
      OrgUnit unit,
      boolean children,
      List<Period> periods,
      Indicators indicators)
      throws SQLException, IOException {
    GroupedValues values = new GroupedValues(writer);
    for (Period period : periods) {
      for (Optional<OrgUnitKind> level : levels(unit, children)) {
        writeLevel(values, indicators.of(unit, level, period), counts(unit, level, period), period);
      }
    }
    values.finish();
  }

  /** The unit itself, then the levels under it. */
  private static List<Optional<OrgUnitKind>> levels(OrgUnit unit, boolean children) {
    List<Optional<OrgUnitKind>> levels = new ArrayList<>(List.of(Optional.empty()));
    if (children && unit.kind() == OrgUnitKind.FEDERATION) {
      levels.add(Optional.of(OrgUnitKind.TOWNSHIP));
    }
    if (children && !unit.isSite()) {
      levels.add(Optional.of(OrgUnitKind.HOME));
    }
    return levels;
  }

  private Map<String, List<ServiceCount>> counts(
      OrgUnit unit, Optional<OrgUnitKind> level, Period period) throws SQLException {
    Map<String, List<ServiceCount>> counts = new TreeMap<>();
    for (ServiceCount row :
        ServiceCountQuestion.of(connection, symbols, homes, unit, level, period)) {
      counts.computeIfAbsent(row.orgUnit(), code -> new ArrayList<>()).add(row);
    }
    return counts;
  }

  private void writeLevel(
      GroupedValues values,
      List<IndicatorRow> indicators,
      Map<String, List<ServiceCount>> counts,
      Period period)
      throws IOException {
    Optional<String> unit = Optional.empty();
    for (IndicatorRow row : indicators) {
      if (!unit.equals(Optional.of(row.orgUnit()))) {
        unit.ifPresent(before -> addCounts(values, counts, before));
        unit = Optional.of(row.orgUnit());
        values.at(row.orgUnit(), period, IndicatorExport.completeDate(row, heading));
      }
      IndicatorExport.addTo(values, row);
    }
    unit.ifPresent(before -> addCounts(values, counts, before));
    for (String left : List.copyOf(counts.keySet())) {
      values.at(left, period, Optional.empty());
      addCounts(values, counts, left);
    }
  }

  private static void addCounts(
      GroupedValues values, Map<String, List<ServiceCount>> counts, String unit) {
    Optional.ofNullable(counts.remove(unit))
        .ifPresent(rows -> rows.forEach(row -> ServiceCountExport.addTo(values, row)));
  }
}
