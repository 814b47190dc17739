package org.rollcall.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Whether a table comes as CSV or as XLSX makes no difference. */
class SameTableTest {

  @Property(tries = 100)
  void readsTheSameTableFromEitherKindOfFile(@ForAll("grids") List<List<String>> grid) {
    assertThat(XlsxTable.read(xlsx(grid))).isEqualTo(CsvTable.read(csv(grid)));
  }

  @Provide
  Arbitrary<List<List<String>>> grids() {
    Arbitrary<String> cell =
        Arbitraries.of(
            "", "", " ", "甲", "0012", "2021-11-05", "a,b", "\"q\"", "two\nlines", "　", "-1", "𠮷");
    return cell.list().ofMinSize(0).ofMaxSize(5).list().ofMinSize(0).ofMaxSize(6);
  }

  private static byte[] csv(List<List<String>> grid) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      for (List<String> row : grid) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] xlsx(List<List<String>> grid) {
    return Workbooks.of(
        sheet -> {
          for (int row = 0; row < grid.size(); row++) {
            for (int column = 0; column < grid.get(row).size(); column++) {
              sheet.value(row, column, grid.get(row).get(column));
            }
          }
        });
  }
}
