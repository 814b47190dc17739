package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.gateway.registry.CellType.Protection;

/** The sealed cells of rows: which keys sealed them, and the same under the newest key. */
public final class SealedRows {
  private SealedRows() {}

  /** The rows of the registry with a cell that the newest key did not seal. */
  public static List<Row> outdated(Registry registry, KeyRing ring) {
    return rows(registry).stream()
        .filter(row -> sealed(row).stream().anyMatch(cell -> !ring.isOfNewest(cell)))
        .toList();
  }

  /** The row with every sealed cell sealed again by the newest key. */
  public static Row again(Row row, Sealer sealer) {
    List<String> cells = new ArrayList<>(row.cells());
    for (int i = 0; i < cells.size(); i++) {
      if (isSealed(row, i)) {
        cells.set(i, sealer.seal(sealer.open(new Sealed(cells.get(i)))).text());
      }
    }
    return Row.of(row.kind(), cells);
  }

  /**
   * Opens one cell of each key in the registry, so that a key that is missing or another's shows at
   * the start and not when somebody looks at a person.
   *
   * @throws SealingException where a key is missing or does not open what it should have sealed
   */
  public static void requireKeys(Registry registry, Sealer sealer) {
    TreeMap<String, Sealed> samples = new TreeMap<>();
    for (Row row : rows(registry)) {
      sealed(row).forEach(cell -> samples.putIfAbsent(cell.keyId().orElse(""), cell));
    }
    samples.values().forEach(sealer::open);
  }

  /** What is wrong with the first cell of a row that can't be opened. */
  public static Optional<String> problem(Row row, Sealer sealer) {
    for (int i = 0; i < row.cells().size(); i++) {
      if (isSealed(row, i)) {
        try {
          sealer.open(new Sealed(row.cells().get(i)));
        } catch (SealingException | IllegalArgumentException e) {
          return Optional.of(row.kind().columns().get(i).name() + ": " + e.getMessage());
        }
      }
    }
    return Optional.empty();
  }

  /** How many cells of a row are sealed. */
  public static int count(Row row) {
    return sealed(row).size();
  }

  private static List<Row> rows(Registry registry) {
    List<Row> rows = new ArrayList<>();
    for (ImportKind kind : Arrays.asList(ImportKind.values())) {
      if (kind.isKeptInRegistry() && hasSealedColumn(kind)) {
        Page page = registry.page(kind, Page.ROWS_MAX);
        rows.addAll(page.rows());
        while (page.next().isPresent()) {
          page = registry.page(kind, page.next().get(), Page.ROWS_MAX);
          rows.addAll(page.rows());
        }
      }
    }
    return rows;
  }

  private static boolean hasSealedColumn(ImportKind kind) {
    return kind.columns().stream()
        .anyMatch(column -> column.type().protection() == Protection.SEALED);
  }

  private static List<Sealed> sealed(Row row) {
    List<Sealed> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      if (isSealed(row, i)) {
        cells.add(new Sealed(row.cells().get(i)));
      }
    }
    return cells;
  }

  private static boolean isSealed(Row row, int place) {
    return row.kind().columns().get(place).type().protection() == Protection.SEALED
        && !row.cells().get(place).isEmpty();
  }
}
