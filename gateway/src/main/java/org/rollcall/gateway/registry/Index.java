package org.rollcall.gateway.registry;

import java.util.List;
import java.util.Optional;

/**
 * An order in which the rows of a kind can be found: the cells of these columns with blanks
 * between. No two rows may have the same cells in all of them, or one would hide the other. A row
 * whose first column is empty is not in the index.
 */
record Index(List<String> columns) {

  Index {
    columns = List.copyOf(columns);
  }

  static Index by(String... columns) {
    return new Index(List.of(columns));
  }

  /** The order of the keys themselves. */
  static Index byKey(ImportKind kind) {
    return new Index(kind.keyColumns().stream().map(Column::name).toList());
  }

  Optional<String> keyOf(Row row) {
    if (row.text(columns.get(0)).isEmpty()) {
      return Optional.empty();
    }
    StringBuilder key = new StringBuilder();
    for (String column : columns) {
      key.append(key.isEmpty() ? "" : Row.KEY_SEPARATOR).append(row.text(column));
    }
    return Optional.of(key.toString());
  }

  /** What the index keys of all rows with the same cells before {@code from} start with. */
  String groupOf(Row row) {
    StringBuilder group = new StringBuilder();
    for (String column : columns.subList(0, columns.indexOf("from"))) {
      group.append(row.text(column)).append(Row.KEY_SEPARATOR);
    }
    return group.toString();
  }
}
