package org.rollcall.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.exchange.TableRead.Read;
import org.rollcall.gateway.exchange.TableRead.Unreadable;
import org.rollcall.gateway.registry.Table;
import org.rollcall.gateway.registry.Table.TableRow;

class CsvTableTest {

  @Test
  void readsRowsUnderTheirHeaders() {
    assertThat(table("code,name\r\n1,甲\r\n2,\"乙, \"\"丙\"\"\"\r\n"))
        .isEqualTo(
            new Table(
                List.of("code", "name"),
                List.of(
                    new TableRow(2, List.of("1", "甲")),
                    new TableRow(3, List.of("2", "乙, \"丙\"")))));
  }

  @Test
  void readsTheSameWithAByteOrderMarkAndInTheCharsetOfChineseWindows() {
    String text = "姓名,电话\n张小三,1\n";
    Table plain = table(text);

    assertThat(table("\uFEFF" + text)).isEqualTo(plain);
    assertThat(CsvTable.read(text.getBytes(Charset.forName("GB18030")))).isEqualTo(new Read(plain));
  }

  @Test
  void countsRowsAsASpreadsheetShowsThem() {
    Table table = table("a,b\n\n\"two\nlines\",1\n,,\nx,y\n");

    assertThat(table.rows())
        .containsExactly(
            new TableRow(3, List.of("two\nlines", "1")), new TableRow(5, List.of("x", "y")));
  }

  @Test
  void fillsShortRowsAndDropsBlankEnds() {
    assertThat(table("a,b,c\n1\n1,2,3,,\n").rows())
        .containsExactly(
            new TableRow(2, List.of("1", "", "")), new TableRow(3, List.of("1", "2", "3")));
  }

  @Test
  void namesTheRowOfAQuoteThatIsLeftOpen() {
    assertThat(unreadable("a,b\n1,2\n3,\"4\n5,6\n").row()).contains(3);
    assertThat(unreadable("a,b\n1,2\n3,\"4\"5\n").row()).contains(3);
    assertThat(unreadable("a,b\n1,2\n3,\"4\n5,6\n").problem()).contains("not closed");
  }

  @Test
  void namesTheRowWithMoreCellsThanHeaders() {
    Unreadable unreadable = unreadable("a,b\n1,2\n1,2,3\n");

    assertThat(unreadable.row()).contains(3);
    assertThat(unreadable.problem()).startsWith("This row has 3 cells under 2 headers");
  }

  @Test
  void refusesWhatIsNoTextInWords() {
    assertThat(unreadable("").problem()).contains("empty");
    assertThat(unreadable("a,b\n\0,1\n").problem()).contains("NUL");
    assertThat(unreadable("\n1,2\n").row()).contains(1);
    assertThat(CsvTable.read(new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFF}))
        .isInstanceOfSatisfying(
            Unreadable.class, it -> assertThat(it.problem()).contains("neither UTF-8"));
  }

  @Test
  void namesTheCellThatIsTooLong() {
    String cell = "x".repeat(TableAssembly.CELL_CHARS_MAX);
    assertThat(table("a,b\n1," + cell + "\n").rows()).hasSize(1);

    Unreadable unreadable = unreadable("a,b\n1," + cell + "x\n");
    assertThat(unreadable.row()).contains(2);
    assertThat(unreadable.column()).contains("b");
  }

  @Test
  void boundsColumnsAndRows() {
    assertThat(unreadable("a,".repeat(TableAssembly.COLUMNS_MAX) + "a\n").problem())
        .contains("columns");
    assertThat(table("a\n" + "1\n".repeat(TableAssembly.ROWS_MAX)).rows())
        .hasSize(TableAssembly.ROWS_MAX);
    assertThat(unreadable("a\n" + "1\n".repeat(TableAssembly.ROWS_MAX + 1)).row())
        .contains(TableAssembly.ROWS_MAX + 2);
  }

  @Property
  void neverThrows(@ForAll byte[] anything) {
    assertThat(CsvTable.read(anything)).isNotNull();
  }

  private static Table table(String csv) {
    if (CsvTable.read(csv.getBytes(UTF_8)) instanceof Read read) {
      return read.table();
    }
    throw new AssertionError("unreadable: " + CsvTable.read(csv.getBytes(UTF_8)));
  }

  private static Unreadable unreadable(String csv) {
    if (CsvTable.read(csv.getBytes(UTF_8)) instanceof Unreadable unreadable) {
      return unreadable;
    }
    throw new AssertionError("read: " + csv);
  }
}
