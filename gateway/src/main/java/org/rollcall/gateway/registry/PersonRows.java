package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.gateway.registry.CellType.Protection;

/** Everything that the registry holds about one person, as it was imported. */
public final class PersonRows {
  private PersonRows() {}

  /** The rows of persons, enrolments, credentials and needs, in this order. */
  public static List<Row> of(Registry registry, String person) {
    List<Row> rows = new ArrayList<>();
    registry.row(ImportKind.PERSONS, person).ifPresent(rows::add);
    String prefix = person + Row.KEY_SEPARATOR;
    add(rows, registry, ShelfPlan.ENROLMENTS, ShelfPlan.ENROLMENTS.byKey(), prefix);
    add(rows, registry, ShelfPlan.CREDENTIALS, ShelfPlan.CREDENTIALS_BY_PERSON, prefix);
    add(rows, registry, ShelfPlan.NEEDS, ShelfPlan.NEEDS.byKey(), prefix);
    return rows;
  }

  private static <T> void add(
      List<Row> rows, Registry registry, ShelfPlan<T> plan, Index index, String prefix) {
    registry.shelf(plan).entriesUnder(index, prefix).forEach(entry -> rows.add(entry.row()));
  }

  /** The cells in the order of the kind's columns, what is sealed opened. */
  public static List<String> opened(Row row, Sealer sealer) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      boolean isSealed =
          row.kind().columns().get(i).type().protection() == Protection.SEALED && !cell.isEmpty();
      cells.add(isSealed ? sealer.open(new Sealed(cell)) : cell);
    }
    return cells;
  }
}
