package org.rollcall.gateway.registry;

import java.util.List;

/**
 * A spreadsheet as text, whatever file it came from: one row of headers, then rows as wide as the
 * headers. Cells are as they were in the file; {@link ImportCheck} trims and normalises them.
 */
public record Table(List<String> headers, List<TableRow> rows) {

  public Table {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
    for (TableRow row : rows) {
      if (row.cells().size() != headers.size()) {
        throw new IllegalArgumentException(
            "row %d has %d cells under %d headers"
                .formatted(row.number(), row.cells().size(), headers.size()));
      }
    }
  }

  /**
   * One row of cells.
   *
   * @param number the row's number in the file, where the headers are row 1
   */
  public record TableRow(int number, List<String> cells) {
    public TableRow {
      cells = List.copyOf(cells);
    }
  }
}
