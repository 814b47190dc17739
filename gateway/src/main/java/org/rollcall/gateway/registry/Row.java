package org.rollcall.gateway.registry;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One accepted row of an import, as the journal and the store keep it: a cell for each column of
 * the kind, in the kind's order, in canonical text, sensitive cells sealed or hashed, empty cells
 * empty.
 *
 * @param key the key cells with a blank between them; no key cell holds a blank, and a blank sorts
 *     before every other character, so keys sort as their cells do
 */
public record Row(ImportKind kind, String key, List<String> cells) {
  static final String KEY_SEPARATOR = " ";
  private static final String KEY_EMPTY = "-";

  public Row {
    cells = List.copyOf(cells);
    if (cells.size() != kind.columns().size()) {
      throw new IllegalArgumentException(
          "%s have %d columns, not %d".formatted(kind.code(), kind.columns().size(), cells.size()));
    }
    if (!key.equals(keyOf(kind, cells))) {
      throw new IllegalArgumentException("the key does not match the cells: " + key);
    }
  }

  static Row of(ImportKind kind, List<String> cells) {
    return new Row(kind, keyOf(kind, cells), cells);
  }

  private static String keyOf(ImportKind kind, List<String> cells) {
    StringBuilder key = new StringBuilder();
    for (int place : kind.keyPlaces()) {
      String cell = cells.get(place);
      key.append(key.isEmpty() ? "" : KEY_SEPARATOR).append(cell.isEmpty() ? KEY_EMPTY : cell);
    }
    return key.toString();
  }

  /** The canonical text of a cell; empty text where the cell is empty. */
  public String text(String column) {
    return cells.get(kind.indexOf(column));
  }

  Optional<String> optional(String column) {
    return Optional.of(text(column)).filter(text -> !text.isEmpty());
  }

  Optional<LocalDate> date(String column) {
    return optional(column).map(LocalDate::parse);
  }

  Optional<LocalTime> time(String column) {
    return optional(column).map(LocalTime::parse);
  }

  Validity validity() {
    return new Validity(date("from"), date("to"));
  }

  <T extends Term> T term(String column, T[] terms) {
    return Term.of(Arrays.asList(terms), text(column));
  }

  /** Without the cells: rows hold names, and records end up in logs. */
  @Override
  public String toString() {
    return "Row[" + kind.code() + " " + key + "]";
  }
}
