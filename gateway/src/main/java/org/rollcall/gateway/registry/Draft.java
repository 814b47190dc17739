package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.registry.CellType.Protection;

/**
 * A row of a file whose cells are each right by themselves.
 *
 * @param number the row in the file
 * @param plain the canonical cells, sensitive texts still open
 * @param existing the row that the registry has under the same key
 */
record Draft(int number, Row plain, Optional<Row> existing) {

  /**
   * The row as it will be kept. What did not change keeps the seal it has, so an unchanged row is
   * equal to the existing one.
   */
  Row sealed(Sealer sealer) {
    List<String> cells = new ArrayList<>(plain.cells());
    List<Column> columns = plain.kind().columns();
    for (int i = 0; i < cells.size(); i++) {
      if (columns.get(i).type().protection() == Protection.SEALED && !cells.get(i).isEmpty()) {
        cells.set(i, sealed(columns.get(i), cells.get(i), sealer));
      }
    }
    return Row.of(plain.kind(), cells);
  }

  private String sealed(Column column, String text, Sealer sealer) {
    return existing
        .map(row -> row.text(column.name()))
        .filter(cell -> opened(column, cell, sealer).equals(text))
        .orElseGet(() -> sealer.seal(text).text());
  }

  /** The text that a kept cell was made from, where it can be known. */
  static String opened(Column column, String cell, Sealer sealer) {
    return column.type().protection() == Protection.SEALED && !cell.isEmpty()
        ? sealer.open(new Sealed(cell))
        : cell;
  }
}
