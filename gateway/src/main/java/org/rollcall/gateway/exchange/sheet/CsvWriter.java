package org.rollcall.gateway.exchange.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV as spreadsheets open it: UTF-8 with a byte order mark, RFC 4180. Text that a spreadsheet
 * would run as a formula gets an apostrophe in front. One header row, no other lines.
 */
public final class CsvWriter implements TableWriter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What starts a formula when it is the first character, full-width forms too. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final CSVPrinter printer;
  private final Writer out;
  private final int columns;

  private CsvWriter(Writer out, CSVPrinter printer, int columns) {
    this.out = out;
    this.printer = printer;
    this.columns = columns;
  }

  /** Begins a file with its header row. */
  public static CsvWriter begin(OutputStream stream, SheetForm form, Language language)
      throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    for (Column column : form.columns()) {
      printer.print(column.label().in(language));
    }
    printer.println();
    return new CsvWriter(out, printer, form.columns().size());
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
    }
    for (Cell cell : cells) {
      printer.print(text(cell));
    }
    printer.println();
  }

  @Override
  public void finish(Footer footer) throws IOException {
    out.flush();
  }

  private static String text(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return neutral(text.text());
    } else if (cell instanceof Cell.Whole whole) {
      return Long.toString(whole.number());
    } else if (cell instanceof Cell.Decimal decimal) {
      return decimal.number().toPlainString();
    } else if (cell instanceof Cell.Day day) {
      return day.date().toString();
    } else if (cell instanceof Cell.Moment moment) {
      return SECONDS.format(moment.time());
    }
    return "";
  }

  static String neutral(String text) {
    return text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }
}
