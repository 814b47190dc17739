package org.rollcall.gateway.exchange.sheet;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/** One printed sheet of a form, from its title to the lines to sign on. */
final class FormSheet {
  private static final String FONT = "SimSun";
  private static final String HEADER_FILL = "D9E7F5";
  private static final int TITLE_POINTS = 16;
  private static final int FOOTER_POINTS = 8;

  /** A spreadsheet takes 255 characters of footer in all, fonts and page numbers included. */
  private static final int FOOTER_CHARS_MAX = 90;

  /** The longest text that a cell can hold. */
  private static final int CELL_CHARS_MAX = 32_767;

  private static final Label PAGES = new Label("第 &P 页，共 &N 页", "Page &P of &N");
  private static final Label SIGN =
      new Label(
          "填表人：____________    复核人：____________    负责人（盖章）：____________    日期：____年__月__日",
          "Filled in: ____________   Checked: ____________   In charge (seal): ____________   Date: __________");

  private final Worksheet sheet;
  private final Language language;
  private final int firstRow;
  private int nextRow;

  private FormSheet(Worksheet sheet, Language language, int firstRow) {
    this.sheet = sheet;
    this.language = language;
    this.firstRow = firstRow;
    this.nextRow = firstRow;
  }

  /** Lays out an empty sheet up to its header row. */
  static FormSheet begin(Worksheet sheet, SheetForm form, Language language) {
    List<Column> columns = form.columns().stream().filter(Column::isPrinted).toList();
    paper(sheet);
    int row = 0;
    text(sheet, row, 0, form.title().in(language));
    // centred over the columns without merging them: merged cells can't be sorted or filtered
    style(sheet, row++, columns.size() - 1)
        .bold()
        .fontSize(TITLE_POINTS)
        .horizontalAlignment("centerContinuous")
        .set();
    for (Label label : form.under()) {
      text(sheet, row++, 0, label.in(language));
    }
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, columns.get(i).widthChars());
      text(sheet, row, i, columns.get(i).label().in(language));
    }
    style(sheet, row, columns.size() - 1)
        .bold()
        .wrapText(true)
        .fillColor(HEADER_FILL)
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .borderStyle(BorderStyle.THIN)
        .set();
    sheet.repeatRows(row, row);
    sheet.freezePane(0, row + 1);
    return new FormSheet(sheet, language, row + 1);
  }

  /** Data rows so far. */
  int rows() {
    return nextRow - firstRow;
  }

  void row(List<Cell> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      cell(nextRow, i, cells.get(i));
    }
    nextRow++;
    if (rows() % XlsxWriter.ROWS_HELD_MAX == 0) {
      sheet.flush();
    }
  }

  /** What can be said of the rows only now, on the sheet and on every page that is printed. */
  void footer(Footer footer) {
    int row = nextRow + 1;
    text(sheet, row++, 0, footer.origin().in(language));
    text(sheet, row++, 0, footer.receipt().in(language));
    text(sheet, row + 1, 0, SIGN.in(language));
    print(footer.origin().in(language), Position.LEFT);
    print(footer.receipt().in(language), Position.RIGHT);
  }

  void finish() throws IOException {
    sheet.footer(PAGES.in(language), Position.CENTER, FONT, FOOTER_POINTS);
    sheet.finish();
  }

  private void print(String text, Position position) {
    if (!text.isEmpty()) {
      String cut = text.substring(0, Math.min(text.length(), FOOTER_CHARS_MAX));
      sheet.footer(cut.replace("&", "&&"), position, FONT, FOOTER_POINTS);
    }
  }

  private void cell(int row, int column, Cell cell) {
    if (cell instanceof Cell.Text text) {
      text(sheet, row, column, text.text());
    } else if (cell instanceof Cell.Whole whole) {
      sheet.value(row, column, whole.number());
    } else if (cell instanceof Cell.Decimal decimal) {
      sheet.value(row, column, decimal.number().doubleValue());
    } else if (cell instanceof Cell.Day day) {
      sheet.value(row, column, day.date());
    } else if (cell instanceof Cell.Moment moment) {
      sheet.value(row, column, moment.time());
    }
    StyleSetter style = sheet.style(row, column).borderStyle(BorderStyle.HAIR);
    String format = format(cell);
    (format.isEmpty() ? style : style.format(format)).set();
  }

  private static String format(Cell cell) {
    if (cell instanceof Cell.Whole) {
      return "#,##0";
    } else if (cell instanceof Cell.Decimal) {
      return "0.0";
    } else if (cell instanceof Cell.Day) {
      return "yyyy-mm-dd";
    } else if (cell instanceof Cell.Moment) {
      return "yyyy-mm-dd hh:mm:ss";
    }
    return "";
  }

  private static void paper(Worksheet sheet) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }

  private static StyleSetter style(Worksheet sheet, int row, int right) {
    return sheet.range(row, 0, row, right).style();
  }

  /** Written in place, for shared texts would wait in memory until the end. */
  static void text(Worksheet sheet, int row, int column, String text) {
    sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), CELL_CHARS_MAX)));
  }
}
