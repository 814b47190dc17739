package org.rollcall.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Table;

/**
 * A single row on its way through the import check: calls that add one thing use the same rules.
 */
final class OneRow {
  private static final int NUMBER = 2;

  private OneRow() {}

  static Table of(Map<String, String> cells) {
    TreeMap<String, String> ordered = new TreeMap<>(cells);
    return new Table(
        new ArrayList<>(ordered.keySet()),
        List.of(new Table.TableRow(NUMBER, new ArrayList<>(ordered.values()))));
  }

  static Refusal refusal(ImportResult.Refused refused) {
    ImportResult.Problem first = refused.problems().get(0);
    return new Refusal(
        ErrorCode.BAD_ROWS, first.column() + " \"" + first.value() + "\": " + first.problem());
  }
}
