package org.rollcall.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.exchange.aggregate.AdxWriter;
import org.rollcall.gateway.exchange.aggregate.DataValue;
import org.rollcall.gateway.exchange.aggregate.DataValueGroup;
import org.rollcall.gateway.exchange.aggregate.DataValueWriter;
import org.rollcall.gateway.exchange.aggregate.Dhis2Writer;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.sheet.Cell;
import org.rollcall.gateway.exchange.sheet.Column;
import org.rollcall.gateway.exchange.sheet.CsvWriter;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.exchange.sheet.SheetForm;
import org.rollcall.gateway.exchange.sheet.TableWriter;
import org.rollcall.gateway.exchange.sheet.XlsxWriter;
import org.rollcall.gateway.indicator.Period;

/**
 * A year of a province, 1,400 homes × 12 months × 20 indicators, through each writer. Every row
 * holds random bytes, which no format can write in fewer; so of any stretch of rows at least those
 * bytes must have come out, but for what a buffer may hold.
 */
class StreamingTest {
  private static final int ROWS = 1_400 * 12 * 20;
  private static final int STRETCH_ROWS = 21_000;
  private static final int RANDOM_BYTES = 16;

  /** Stream, encoder, deflater, and the rows that a sheet holds. */
  private static final long HELD_BYTES_MAX = 64 * 1024;

  private static final SheetForm FORM =
      new SheetForm(
          Label.same("s"),
          Label.same("t"),
          List.of(),
          List.of(Column.printed("甲", "a", 40), Column.printed("乙", "b", 10)),
          List.of());

  private final Random random = new Random(20211105);
  private final Counted out = new Counted();

  /** What takes a row. */
  @FunctionalInterface
  private interface Rows {
    void row(String text) throws IOException;
  }

  @Test
  void holdsABoundedPartOfACsv() throws IOException {
    passesOnAsItGoes(rowsOf(CsvWriter.begin(out, FORM, Language.CHINESE)));
  }

  @Test
  void holdsABoundedPartOfAWorkbook() throws IOException {
    passesOnAsItGoes(rowsOf(XlsxWriter.begin(out, FORM, Language.CHINESE)));
  }

  @Test
  void holdsABoundedPartOfDhis2sJson() throws IOException {
    passesOnAsItGoes(rowsOf(Dhis2Writer.begin(out, IdScheme.CODE)));
  }

  @Test
  void holdsABoundedPartOfAdx() throws IOException {
    passesOnAsItGoes(rowsOf(AdxWriter.begin(out, Instant.EPOCH)));
  }

  private void passesOnAsItGoes(Rows rows) throws IOException {
    long before = out.bytes;
    for (int row = 1; row <= ROWS; row++) {
      byte[] bytes = new byte[RANDOM_BYTES];
      random.nextBytes(bytes);
      rows.row(HexFormat.of().formatHex(bytes));
      if (row % STRETCH_ROWS == 0) {
        assertThat(out.bytes - before)
            .as("out of rows up to " + row)
            .isGreaterThan((long) STRETCH_ROWS * RANDOM_BYTES - HELD_BYTES_MAX);
        before = out.bytes;
      }
    }
  }

  private static Rows rowsOf(TableWriter writer) {
    return text -> writer.row(List.of(Cell.text(text), new Cell.Whole(1)));
  }

  private static Rows rowsOf(DataValueWriter writer) {
    Period month = Period.parse("202111");
    return text ->
        writer.group(
            new DataValueGroup(
                "CJR_HOME_MONTHLY", text, month, Optional.empty(), List.of(DataValue.of("E", 1))));
  }

  /** Where bytes are counted and forgotten. */
  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int octet) {
      bytes++;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      bytes += length;
    }
  }
}
