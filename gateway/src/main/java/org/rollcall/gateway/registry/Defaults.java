package org.rollcall.gateway.registry;

import java.util.List;
import java.util.function.Supplier;

/** What an empty cell stands for, where it stands for something. */
final class Defaults {
  private static final String WORKING_WEEK = "12345";
  private static final String WHOLE_WEEK = "1234567";

  private Defaults() {}

  /** Writes the defaults into the empty cells of a row. */
  static void fillIn(ImportKind kind, List<String> cells, Registry registry) {
    Cells row = new Cells(kind, cells);
    switch (kind) {
      case ORG_UNITS -> {
        if (Term.of(List.of(OrgUnitKind.values()), row.text("kind")).isSite()) {
          row.fill("mode", CareMode.DAY::code);
        }
      }
      case ENROLMENTS -> {
        row.fill("mode", () -> modeOf(row.text("home"), registry).code());
        boolean residential = row.text("mode").equals(CareMode.RESIDENTIAL.code());
        row.fill("weekly_plan", () -> residential ? WHOLE_WEEK : WORKING_WEEK);
      }
      case DEVICES -> {
        row.fill("direction", PunchDirection.TERMINAL::code);
        row.fill("time_zone", () -> registry.zone(row.text("home")).getId());
      }
      default -> {}
    }
  }

  private static CareMode modeOf(String home, Registry registry) {
    return registry.orgUnit(home).flatMap(OrgUnit::mode).orElse(CareMode.DAY);
  }

  private record Cells(ImportKind kind, List<String> cells) {
    String text(String column) {
      return cells.get(kind.indexOf(column));
    }

    void fill(String column, Supplier<String> value) {
      if (text(column).isEmpty()) {
        cells.set(kind.indexOf(column), value.get());
      }
    }
  }
}
