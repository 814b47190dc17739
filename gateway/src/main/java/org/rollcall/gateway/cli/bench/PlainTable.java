package org.rollcall.gateway.cli.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as aligned columns between bars, the first row being the head. Pure. */
final class PlainTable {
  private PlainTable() {}

  static String of(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    List<String> rule = IntStream.of(widths).mapToObj("-"::repeat).toList();
    StringBuilder table = new StringBuilder(line(rows.get(0), widths)).append(line(rule, widths));
    rows.subList(1, rows.size()).forEach(row -> table.append(line(row, widths)));
    return table.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
