package org.rollcall.gateway.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.table.TextTable;

class SuppressionTest {

  @TestFactory
  Stream<DynamicTest> withholdsWhatTellsOfAFew() {
    return TextTable.of(getClass(), "suppression.txt").tests(SuppressionTest::withheld);
  }

  private static String withheld(TextTable.Row row) {
    List<Suppression.Cell> cells = new ArrayList<>();
    for (String cell : row.cell(2).split(" ")) {
      String[] parts = cell.split("[=/(]");
      boolean ofPeople = !cell.contains("(");
      long denominator = Long.parseLong(parts[2]);
      long people = ofPeople ? denominator : Long.parseLong(parts[3].replace(")", ""));
      cells.add(
          new Suppression.Cell(
              parts[0],
              new Figure(
                  Long.parseLong(parts[1]),
                  OptionalLong.of(denominator),
                  DenominatorKind.COUNTED,
                  people),
              ofPeople));
    }
    Suppression suppression = new Suppression(Integer.parseInt(row.cell(1)));
    return String.join(" ", new TreeSet<>(suppression.withheld(cells)));
  }
}
