package org.rollcall.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.exchange.TableRead.Read;
import org.rollcall.gateway.exchange.TableRead.Unreadable;
import org.rollcall.gateway.registry.Table;
import org.rollcall.gateway.registry.Table.TableRow;

class XlsxTableTest {

  @Test
  void readsTheFirstSheetWithTheRowNumbersOfTheSheet() {
    Table table =
        table(
            sheet -> {
              row(sheet, 0, "code", "name");
              row(sheet, 1, "1", "甲");
              row(sheet, 4, "2");
            });

    assertThat(table)
        .isEqualTo(
            new Table(
                List.of("code", "name"),
                List.of(new TableRow(2, List.of("1", "甲")), new TableRow(5, List.of("2", "")))));
  }

  @Test
  void writesDatesTimesAndNumbersAsPeopleTypeThem() {
    Table table =
        table(
            sheet -> {
              row(sheet, 0, "a", "b", "c", "d", "e", "f", "g", "h");
              date(sheet, 0, LocalDate.of(2021, 11, 5).atStartOfDay(), "yyyy/m/d;@");
              date(sheet, 1, LocalDateTime.of(2021, 11, 5, 8, 30), "yyyy-mm-dd hh:mm");
              formatted(sheet, 2, 8.5 / 24, "h:mm");
              formatted(sheet, 3, 0.9, "0%");
              sheet.value(1, 4, 330683);
              sheet.value(1, 5, 0.1 + 0.2);
              sheet.value(1, 6, true);
              date(sheet, 7, LocalDate.of(2021, 11, 5).atStartOfDay(), "yyyy\"年\"m\"月\"d\"日\"");
            });

    assertThat(table.rows().get(0).cells())
        .containsExactly(
            "2021-11-05",
            "2021-11-05 08:30",
            "08:30",
            "90%",
            "330683",
            "0.3",
            "TRUE",
            "2021-11-05");
  }

  @Test
  void keepsNumbersThatMerelyLookLong() {
    Table table =
        table(
            sheet -> {
              row(sheet, 0, "a", "b", "c");
              formatted(sheet, 0, 1234.5, "#,##0.00");
              formatted(sheet, 1, 44505, "0\"天\"");
              sheet.value(1, 2, 13800001234L);
            });

    assertThat(table.rows().get(0).cells()).containsExactly("1234.5", "44505", "13800001234");
  }

  @Test
  void takesTheLastValueOfAFormula() {
    byte[] file =
        Workbooks.raw(
            "",
            "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>"
                + "<row r='2'><c r='A2'><f>1+1</f><v>2</v></c></row>");

    assertThat(table(file).rows()).containsExactly(new TableRow(2, List.of("2")));
  }

  @Test
  void refusesWhatIsNoWorkbookInWords() {
    byte[] ole = new byte[600];
    System.arraycopy(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        },
        0,
        ole,
        0,
        8);

    assertThat(unreadable(ole).problem()).contains("password");
    assertThat(unreadable("a,b\n1,2\n".getBytes(UTF_8)).problem()).contains("no .xlsx");
    assertThat(unreadable(new byte[0]).problem()).contains("no .xlsx");
    assertThat(unreadable(new byte[] {'P', 'K', 3, 4}).problem()).contains("broken");
  }

  @Test
  void refusesAWorkbookThatUnpacksToTooMuch() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] blanks = " ".repeat(1_000_000).getBytes(UTF_8);
      zip.write("<worksheet>".getBytes(UTF_8));
      for (int i = 0; i < BoundedZip.EXPANDED_BYTES_MAX / blanks.length; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }

    assertThat(bytes.size()).isLessThan(1_000_000);
    assertThat(unreadable(bytes.toByteArray()).problem()).contains("more than 100 MB");
  }

  @Test
  void boundsAColumnThatLiesFarOut() {
    String row = "<row r='1'><c r='%s1'><v>1</v></c></row>";

    assertThat(unreadable(Workbooks.raw("", row.formatted("BM"))).problem()).contains("64 columns");
    for (String far : List.of("AAA", "XFD", "ZZZZZZ", "&#90;ZZZZZ")) {
      assertThat(unreadable(Workbooks.raw("", row.formatted(far))).problem())
          .contains("beyond column ZZ");
    }
  }

  @Property(tries = 300)
  void neverThrowsOnABentWorkbook(
      @ForAll @IntRange(max = 100_000) int place, @ForAll byte octet, @ForAll boolean cut) {
    byte[] file = Workbooks.of(sheet -> row(sheet, 0, "a", "b"));
    int at = place % file.length;
    file[at] = octet;

    assertThat(XlsxTable.read(cut ? Arrays.copyOf(file, at) : file)).isNotNull();
  }

  @Property(tries = 300)
  void neverThrowsOnABentSheet(@ForAll("bent") String rows) {
    assertThat(XlsxTable.read(Workbooks.raw("", rows))).isNotNull();
  }

  @Provide
  Arbitrary<String> bent() {
    return Arbitraries.of(
            "<row r='1'>",
            "<row>",
            "</row>",
            "<c r='A1'>",
            "<c r='1A' s='9'>",
            "</c>",
            "<v>",
            "</v>",
            "<c t='s'>",
            "<c t='d'>",
            "<f t='shared' si='0'>",
            "</f>",
            "1e9",
            "-1",
            "x",
            "<row r='z'>")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static void row(Worksheet sheet, int row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      sheet.value(row, i, cells[i]);
    }
  }

  private static void date(Worksheet sheet, int column, LocalDateTime value, String format) {
    sheet.value(1, column, value);
    sheet.style(1, column).format(format).set();
  }

  private static void formatted(Worksheet sheet, int column, double value, String format) {
    sheet.value(1, column, value);
    sheet.style(1, column).format(format).set();
  }

  private static Table table(Consumer<Worksheet> content) {
    return table(Workbooks.of(content));
  }

  private static Table table(byte[] file) {
    if (XlsxTable.read(file) instanceof Read read) {
      return read.table();
    }
    throw new AssertionError("unreadable: " + XlsxTable.read(file));
  }

  private static Unreadable unreadable(byte[] file) {
    if (XlsxTable.read(file) instanceof Unreadable unreadable) {
      return unreadable;
    }
    throw new AssertionError("read");
  }
}
