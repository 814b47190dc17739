package org.rollcall.gateway.exchange.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.exchange.CaseFolder;

class XlsxWriterTest {
  /** Title, one line below it, header. */
  private static final int ROWS_ABOVE = 3;

  @TestFactory
  Stream<DynamicTest> writesThePartsOfEachCaseToTheByte() {
    return Stream.of("plain", "hostile")
        .map(name -> new CaseFolder(XlsxWriterTest.class, name))
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.name(),
                    () -> {
                      Map<String, byte[]> parts =
                          parts(Forms.xlsx(Forms.rows(folder), Language.CHINESE));
                      folder.assertIs("sheet1.xml", part(parts, "xl/worksheets/sheet1.xml"));
                      folder.assertIs("sheet2.xml", part(parts, "xl/worksheets/sheet2.xml"));
                    }));
  }

  @Test
  void readsBackWithTheTypesThatWentIn() {
    CaseFolder folder = new CaseFolder(XlsxWriterTest.class, "plain");
    Row row = sheets(Forms.xlsx(Forms.rows(folder), Language.CHINESE)).get(0).get(ROWS_ABOVE);

    assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
    assertThat(row.getCell(0).asString()).isEqualTo("三江残疾人之家");
    assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
    assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("1704");
    assertThat(row.getCell(1).getDataFormatString()).isEqualTo("#,##0");
    assertThat(row.getCell(2).asNumber()).isEqualByComparingTo(new BigDecimal("88.9"));
    assertThat(row.getCell(2).getDataFormatString()).isEqualTo("0.0");
    assertThat(row.getCell(3).asDate()).isEqualTo(LocalDateTime.of(2021, 11, 5, 0, 0));
    assertThat(row.getCell(4).asDate()).isEqualTo(LocalDateTime.of(2021, 12, 8, 10, 0, 1));
    assertThat(row.getCellCount()).as("without the column that only CSV has").isEqualTo(5);
  }

  @Test
  void isLaidOutToBePrinted() {
    Map<String, byte[]> parts = parts(Forms.xlsx(List.of(), Language.CHINESE));

    assertThat(new String(part(parts, "xl/worksheets/sheet1.xml"), UTF_8))
        .contains("paperSize=\"9\"", "orientation=\"landscape\"", "fitToWidth=\"1\"")
        .contains("ySplit=\"3\"", "state=\"frozen\"")
        .contains("&amp;P", "&amp;N", "standard.1 &amp;&amp; ");
    String book = new String(part(parts, "xl/workbook.xml"), UTF_8);
    assertThat(book).contains("_xlnm.Print_Titles", "$3:$3");
    List<List<Row>> sheets = sheets(Forms.xlsx(List.of(), Language.ENGLISH));
    assertThat(sheets.get(1).get(1).getCell(2).asString())
        .isEqualTo("Half-days present over half-days expected");
  }

  @Test
  void goesOnInAnotherSheetWhereOneIsFull() {
    List<List<Cell>> rows = Stream.of("1", "2", "3", "4", "5").map(Forms::named).toList();
    byte[] file =
        Forms.written(out -> XlsxWriter.begin(out, Forms.FORM, Language.CHINESE, 2), rows);

    List<List<Row>> sheets = sheets(file);
    assertThat(sheets).hasSize(4);
    assertThat(sheets.get(2).get(ROWS_ABOVE).getCell(0).asString()).isEqualTo("5");
  }

  @Property(tries = 200)
  void holdsNoFormulaAndEveryNameWhateverItIs(@ForAll("names") String name) {
    byte[] file = Forms.xlsx(List.of(Forms.named(name)), Language.CHINESE);

    assertThat(sheets(file).get(0).get(ROWS_ABOVE).getCell(0).asString())
        .isEqualTo(PlainText.of(name));
    assertThat(parts(file).values()).noneMatch(part -> new String(part, UTF_8).contains("<f>"));
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20);
    return Arbitraries.oneOf(
        any, any.map(rest -> "=" + rest), Arbitraries.of("=1+1", "</t>", "]]>"));
  }

  private static List<List<Row>> sheets(byte[] file) {
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
      return book.getSheets()
          .map(
              sheet -> {
                try {
                  return sheet.read();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    assertThat(parts).containsKey(name);
    return parts.getOrDefault(name, new byte[0]);
  }

  private static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }
}
