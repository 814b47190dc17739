package org.rollcall.gateway.exchange.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.exchange.CaseFolder;

class CsvWriterTest {
  @TestFactory
  Stream<DynamicTest> writesEachCaseToTheByte() {
    return Stream.of("plain", "hostile")
        .map(name -> new CaseFolder(CsvWriterTest.class, name))
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.name(),
                    () -> {
                      folder.assertIs("zh.csv", Forms.csv(Forms.rows(folder), Language.CHINESE));
                      folder.assertIs("en.csv", Forms.csv(Forms.rows(folder), Language.ENGLISH));
                    }));
  }

  @Property(tries = 500)
  void readsBackAsItWasBehindItsApostrophe(@ForAll("names") String name) throws IOException {
    String read = records(Forms.csv(List.of(Forms.named(name)), Language.CHINESE)).get(1).get(0);

    String plain = PlainText.of(name);
    assertThat(read).isIn(plain, "'" + plain);
    assertThat(read).doesNotMatch("(?s)[=+\\-@\t\r\n＝＋－＠].*");
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> formulas =
        Arbitraries.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "\"", ",", "'")
            .flatMap(start -> any.map(rest -> start + rest));
    return Arbitraries.oneOf(any, formulas);
  }

  @Test
  void leavesNegativeNumbersNumbers() {
    List<Cell> row =
        List.of(
            Cell.text("-5"), new Cell.Whole(-5), Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK);
    assertThat(new String(Forms.csv(List.of(row), Language.ENGLISH), UTF_8)).contains("'-5,-5,");
  }

  @Test
  void takesARowOnlyWithACellForEachColumn() {
    assertThatThrownBy(() -> Forms.csv(List.of(List.of(Cell.BLANK)), Language.ENGLISH))
        .hasMessageContaining("1 cells for 6 columns");
  }

  private static List<CSVRecord> records(byte[] file) throws IOException {
    String text = new String(file, UTF_8);
    assertThat(text).startsWith("\uFEFF");
    try (CSVParser parser = CSVParser.parse(text.substring(1), CSVFormat.RFC4180)) {
      return parser.getRecords();
    }
  }
}
