package org.rollcall.gateway.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests: written by a library, or bent by hand. */
final class Workbooks {
  private Workbooks() {}

  static byte[] of(Consumer<Worksheet> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Rollcall", "1.0")) {
      content.accept(workbook.newWorksheet("一"));
      workbook.newWorksheet("二").value(0, 0, "another sheet");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The least workbook there can be around the rows of a sheet. */
  static byte[] raw(String workbookProperties, String sheetRows) {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packages = "http://schemas.openxmlformats.org/package/2006/";
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='%scontent-types'>".formatted(packages)
              + "<Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/>"
                  .formatted(types)
              + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='%sworksheet+xml'/>"
                  .formatted(types)
              + "</Types>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns='%srelationships'><Relationship Id='r1' Type='%s/worksheet'"
                  .formatted(packages, office)
              + " Target='worksheets/sheet1.xml'/></Relationships>");
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='%s' xmlns:r='%s'>".formatted(main, office)
              + workbookProperties
              + "<sheets><sheet name='s' sheetId='1' r:id='r1'/></sheets></workbook>");
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(main, sheetRows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
