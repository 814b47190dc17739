package org.rollcall.gateway.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which column of a kind each header of a table is. */
final class HeaderMap {
  private final Map<String, Integer> positions = new HashMap<>();

  private HeaderMap() {}

  /**
   * Matches the headers, in any order and either language. What is unknown, twice there or missing
   * goes to the findings. A header without text is no column as long as nothing stands under it.
   */
  static HeaderMap read(ImportKind kind, Table table, Findings findings) {
    HeaderMap map = new HeaderMap();
    List<String> headers = table.headers();
    for (int i = 0; i < headers.size(); i++) {
      map.add(kind, table, i, findings);
    }
    for (Column column : kind.columns()) {
      if (!column.mayBeEmpty() && !map.has(column)) {
        findings.header(column.name(), "this column is missing");
      }
    }
    return map;
  }

  /** The text under a column in a row; empty when the file leaves the column out. */
  Optional<String> text(Column column, Table.TableRow row) {
    return Optional.ofNullable(positions.get(column.name())).map(row.cells()::get);
  }

  boolean has(Column column) {
    return positions.containsKey(column.name());
  }

  private void add(ImportKind kind, Table table, int position, Findings findings) {
    String header = CellText.narrow(table.headers().get(position));
    if (header.isEmpty() && isEmptyBelow(table, position)) {
      return;
    }
    Optional<Column> column =
        kind.columns().stream().filter(known -> known.answersTo(header)).findFirst();
    if (header.isEmpty()) {
      findings.header(header, "cells stand under a header without text");
    } else if (column.isEmpty()) {
      findings.header(header, "no such column of " + kind.code() + "; there are " + names(kind));
    } else if (positions.putIfAbsent(column.get().name(), position) != null) {
      findings.header(header, "the column " + column.get().name() + " is there twice");
    }
  }

  private static boolean isEmptyBelow(Table table, int position) {
    return table.rows().stream()
        .allMatch(row -> CellText.trimmed(row.cells().get(position)).isEmpty());
  }

  private static String names(ImportKind kind) {
    return kind.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
