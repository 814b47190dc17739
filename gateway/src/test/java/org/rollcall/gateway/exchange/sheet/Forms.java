package org.rollcall.gateway.exchange.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.rollcall.gateway.exchange.CaseFolder;

/** A form for tests, and its rows as text: {@code t:text}, {@code n:12}, {@code p:88.9}, … */
final class Forms {
  static final SheetForm FORM =
      new SheetForm(
          new Label("指标", "Indicators"),
          new Label("指标完成情况（单位：半天）", "Indicators (half-days)"),
          List.of(new Label("单位：嵊州市残联 330683", "Unit: 嵊州市残联 330683")),
          List.of(
              Column.printed("名称", "Name", 24),
              Column.printed("数", "Number", 10),
              Column.printed("完成值%", "Value %", 10),
              Column.printed("日期", "Date", 12),
              Column.printed("截至", "As of", 20),
              Column.csvOnly("版本", "Version")),
          List.of(
              new Definition(
                  "ATTENDANCE_RATE",
                  new Label("出勤率", "Attendance rate"),
                  new Label("出勤半天数÷应到半天数", "Half-days present over half-days expected"))));

  static final Footer FOOTER =
      new Footer(
          new Label("截至 2021-12-08 10:00 · 规则 standard.1 & 日历 cn-2021", "As of 2021-12-08 10:00"),
          new Label("回执 R-1", "Receipt R-1"));

  private Forms() {}

  static List<List<Cell>> rows(CaseFolder folder) {
    return folder
        .text("rows.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(
            line ->
                Arrays.stream(line.split("\\|", -1)).map(String::strip).map(Forms::cell).toList())
        .toList();
  }

  /** A cell from its text; {@code \t \r \n} stand for what they stand for in Java. */
  private static Cell cell(String text) {
    if (text.equals("-")) {
      return Cell.BLANK;
    }
    String value = text.substring(2).replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
    return switch (text.charAt(0)) {
      case 't' -> Cell.text(value);
      case 'n' -> new Cell.Whole(Long.parseLong(value));
      case 'p' -> new Cell.Decimal(new BigDecimal(value));
      case 'd' -> new Cell.Day(LocalDate.parse(value));
      case 'm' -> new Cell.Moment(LocalDateTime.parse(value));
      default -> throw new IllegalArgumentException(text);
    };
  }

  static byte[] csv(List<List<Cell>> rows, Language language) {
    return written(out -> CsvWriter.begin(out, FORM, language), rows);
  }

  static byte[] xlsx(List<List<Cell>> rows, Language language) {
    return written(out -> XlsxWriter.begin(out, FORM, language), rows);
  }

  /** What begins a file. */
  @FunctionalInterface
  interface Beginning {
    TableWriter on(OutputStream out) throws IOException;
  }

  static byte[] written(Beginning beginning, List<List<Cell>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TableWriter writer = beginning.on(out);
      for (List<Cell> row : rows) {
        writer.row(row);
      }
      writer.finish(FOOTER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A row with nothing but a name. */
  static List<Cell> named(String name) {
    return List.of(Cell.text(name), Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK);
  }
}
