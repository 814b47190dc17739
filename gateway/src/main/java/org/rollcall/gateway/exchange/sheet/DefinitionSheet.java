package org.rollcall.gateway.exchange.sheet;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;

/** The sheet that says what each number of a workbook means. */
final class DefinitionSheet {
  private static final List<Column> COLUMNS =
      List.of(
          Column.printed("代码", "Code", 28),
          Column.printed("名称", "Name", 28),
          Column.printed("定义", "Definition", 90));

  private DefinitionSheet() {}

  static void write(Worksheet sheet, List<Definition> definitions, Language language)
      throws IOException {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    for (int i = 0; i < COLUMNS.size(); i++) {
      sheet.width(i, COLUMNS.get(i).widthChars());
      FormSheet.text(sheet, 0, i, COLUMNS.get(i).label().in(language));
    }
    sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().borderStyle(BorderStyle.THIN).set();
    sheet.repeatRows(0, 0);
    sheet.freezePane(0, 1);
    int row = 1;
    for (Definition definition : definitions) {
      FormSheet.text(sheet, row, 0, definition.code());
      FormSheet.text(sheet, row, 1, PlainText.of(definition.name().in(language)));
      FormSheet.text(sheet, row, 2, PlainText.of(definition.meaning().in(language)));
      sheet
          .range(row, 0, row, COLUMNS.size() - 1)
          .style()
          .wrapText(true)
          .verticalAlignment("top")
          .borderStyle(BorderStyle.HAIR)
          .set();
      row++;
    }
    sheet.finish();
  }
}
