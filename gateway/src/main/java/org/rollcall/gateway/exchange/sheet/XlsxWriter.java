package org.rollcall.gateway.exchange.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook as a form that people print: A4 landscape, title, frozen header that repeats on every
 * page, real numbers and dates, page numbers; the definitions on a sheet of their own. Texts are
 * texts, whatever they start with: no formula is ever written.
 *
 * <pre>
 *  1        title
 *  2 …      whose figures, of which period
 *  n        header            ← frozen, repeated
 *  n+1 …    rows
 *  then     as of, versions, receipt; lines to sign on
 * </pre>
 *
 * Rows leave for the stream in batches of {@link #ROWS_HELD_MAX}; where a sheet can't take more,
 * the rows go on in another.
 */
public final class XlsxWriter implements TableWriter {
  /** Rows that wait in memory. */
  static final int ROWS_HELD_MAX = 200;

  /** Data rows of a sheet; below what a spreadsheet can open, title and footer included. */
  static final int ROWS_IN_SHEET_MAX = 1_000_000;

  private final Workbook workbook;
  private final SheetForm form;
  private final Language language;
  private final int rowsInSheetMax;
  private final int[] printed;
  private FormSheet sheet;
  private int sheets = 1;

  private XlsxWriter(Workbook workbook, SheetForm form, Language language, int rowsInSheetMax) {
    this.workbook = workbook;
    this.form = form;
    this.language = language;
    this.rowsInSheetMax = rowsInSheetMax;
    this.printed = printed(form.columns());
    this.sheet = newSheet();
  }

  /** Begins a workbook. */
  public static XlsxWriter begin(OutputStream stream, SheetForm form, Language language) {
    return begin(stream, form, language, ROWS_IN_SHEET_MAX);
  }

  static XlsxWriter begin(
      OutputStream stream, SheetForm form, Language language, int rowsInSheetMax) {
    return new XlsxWriter(
        new Workbook(new OpenStream(stream), "Rollcall", "1.0"), form, language, rowsInSheetMax);
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    if (cells.size() != form.columns().size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + form.columns().size() + " columns");
    }
    if (sheet.rows() == rowsInSheetMax) {
      sheet.finish();
      sheets++;
      sheet = newSheet();
    }
    List<Cell> shown = new ArrayList<>(printed.length);
    for (int column : printed) {
      shown.add(cells.get(column));
    }
    sheet.row(shown);
  }

  @Override
  public void finish(Footer footer) throws IOException {
    sheet.footer(footer);
    sheet.finish();
    if (!form.meanings().isEmpty()) {
      DefinitionSheet.write(
          workbook.newWorksheet(new Label("指标定义", "Definitions").in(language)),
          form.meanings(),
          language);
    }
    workbook.finish();
  }

  private FormSheet newSheet() {
    String name = form.name().in(language) + (sheets == 1 ? "" : " " + sheets);
    Worksheet page = workbook.newWorksheet(name);
    return FormSheet.begin(page, form, language);
  }

  private static int[] printed(List<Column> columns) {
    return java.util.stream.IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).isPrinted())
        .toArray();
  }
}
