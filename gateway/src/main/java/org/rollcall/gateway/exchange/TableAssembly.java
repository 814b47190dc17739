package org.rollcall.gateway.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.exchange.TableRead.Read;
import org.rollcall.gateway.exchange.TableRead.Unreadable;
import org.rollcall.gateway.registry.Table;
import org.rollcall.gateway.registry.Table.TableRow;

/**
 * Puts a table together row by row, the same for every kind of file: the first row has the headers,
 * blank rows are left out, short rows are filled up, and everything is bounded. One per file, for
 * one thread.
 */
final class TableAssembly {
  static final int ROWS_MAX = 200_000;
  static final int COLUMNS_MAX = 64;
  static final int CELL_CHARS_MAX = 2_000;

  private final List<String> headers = new ArrayList<>();
  private final List<TableRow> rows = new ArrayList<>();

  /** Adds the row with this number; what is wrong with it comes back and ends the reading. */
  Optional<Unreadable> add(int number, List<String> cells) {
    List<String> used = withoutBlankEnd(cells);
    if (used.isEmpty()) {
      return Optional.empty();
    }
    Optional<Unreadable> tooLarge = tooLarge(number, used);
    if (tooLarge.isPresent()) {
      return tooLarge;
    }
    if (headers.isEmpty()) {
      if (number != 1) {
        return noHeaders();
      }
      headers.addAll(used);
      return Optional.empty();
    }
    if (used.size() > headers.size()) {
      return Optional.of(
          Unreadable.row(
              number,
              "This row has %d cells under %d headers: a cell with a comma needs quotes."
                  .formatted(used.size(), headers.size())));
    }
    used.addAll(Collections.nCopies(headers.size() - used.size(), ""));
    rows.add(new TableRow(number, used));
    return Optional.empty();
  }

  TableRead table() {
    return headers.isEmpty()
        ? Unreadable.file("The file is empty: its first row names the columns.")
        : new Read(new Table(headers, rows));
  }

  private Optional<Unreadable> tooLarge(int number, List<String> cells) {
    if (rows.size() == ROWS_MAX) {
      return Optional.of(
          Unreadable.row(number, "More than " + ROWS_MAX + " rows: split the file."));
    }
    if (cells.size() > COLUMNS_MAX) {
      return Optional.of(
          Unreadable.row(number, "More than " + COLUMNS_MAX + " columns: remove the others."));
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).length() > CELL_CHARS_MAX) {
        return Optional.of(
            new Unreadable(
                Optional.of(number),
                i < headers.size() ? Optional.of(headers.get(i)) : Optional.empty(),
                "A cell has more than %d characters: is a quote left open before it?"
                    .formatted(CELL_CHARS_MAX)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Unreadable> noHeaders() {
    return Optional.of(Unreadable.row(1, "The first row is blank: it must name the columns."));
  }

  private static List<String> withoutBlankEnd(List<String> cells) {
    int size = cells.size();
    while (size > 0 && cells.get(size - 1).isBlank()) {
      size--;
    }
    return new ArrayList<>(cells.subList(0, size));
  }
}
