package org.rollcall.gateway.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.rollcall.gateway.exchange.TableRead.Unreadable;

/**
 * Reads the first sheet of an XLSX workbook into the table that its CSV would give: dates, times,
 * numbers and per cents become text, formulas their last value. A row's number is the sheet's own.
 * Never throws on input.
 */
public final class XlsxTable {

  /** How a compound file begins: an encrypted workbook or one of the time before XLSX. */
  private static final byte[] COMPOUND_FILE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final String BROKEN =
      "The workbook is broken: open it in a spreadsheet program and save it again as .xlsx.";

  private XlsxTable() {}

  public static TableRead read(byte[] file) {
    if (startsWith(file, COMPOUND_FILE)) {
      return Unreadable.file(
          "The workbook has a password or is an old .xls: save it as .xlsx without a password.");
    }
    if (!startsWith(file, ZIP)) {
      return Unreadable.file("The file is no .xlsx workbook.");
    }
    try {
      return BoundedZip.repacked(file)
          .map(XlsxTable::opened)
          .orElseGet(
              () ->
                  Unreadable.file(
                      "The workbook unpacks to more than %d MB or has cells beyond column ZZ:"
                              .formatted(BoundedZip.EXPANDED_BYTES_MAX / 1_000_000)
                          + " split it."));
    } catch (IOException | RuntimeException broken) {
      // both libraries answer nonsense in a file with whatever their parsing runs into
      return Unreadable.file(BROKEN);
    }
  }

  private static boolean startsWith(byte[] file, byte[] signature) {
    return file.length >= signature.length
        && Arrays.equals(file, 0, signature.length, signature, 0, signature.length);
  }

  private static TableRead opened(BoundedZip file) {
    // the reader insists on a styles part when it is asked for formats
    boolean styled = file.has("xl/styles.xml");
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(file.open(), new ReadingOptions(styled, true));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return assembled(rows.iterator(), workbook.isDate1904());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static TableRead assembled(Iterator<Row> rows, boolean from1904) {
    TableAssembly assembly = new TableAssembly();
    while (rows.hasNext()) {
      Row row = rows.next();
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.getCellCount(); i++) {
        Optional<Cell> cell = row.getOptionalCell(i);
        cells.add(cell.map(found -> CellAsText.of(found, from1904)).orElse(""));
      }
      Optional<Unreadable> problem = assembly.add(row.getRowNum(), cells);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    return assembly.table();
  }
}
