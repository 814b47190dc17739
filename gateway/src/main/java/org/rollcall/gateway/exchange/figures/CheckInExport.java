package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.exchange.sheet.Cell;
import org.rollcall.gateway.exchange.sheet.Column;
import org.rollcall.gateway.exchange.sheet.CsvWriter;
import org.rollcall.gateway.exchange.sheet.Footer;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.exchange.sheet.SheetForm;
import org.rollcall.gateway.exchange.sheet.TableWriter;
import org.rollcall.gateway.exchange.sheet.XlsxWriter;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.registry.Registry;

/** Stored check-ins of a home as CSV or workbook: people by identifier, never by name. */
public final class CheckInExport {
  private static final List<Column> COLUMNS =
      List.of(
          Column.printed("编号", "Id", 12),
          Column.printed("机构", "Home", 10),
          Column.printed("人员", "Person", 12),
          Column.printed("卡号", "Number", 14),
          Column.printed("打卡时间", "Time", 20),
          Column.csvOnly("设备时间", "Time on the terminal"),
          Column.printed("收到时间", "Received", 20),
          Column.printed("设备", "Terminal", 14),
          Column.csvOnly("序列号", "Serial"),
          Column.csvOnly("协议", "Protocol"),
          Column.printed("方向", "Direction", 9),
          Column.printed("方式", "Method", 10),
          Column.printed("服务", "Service", 10),
          Column.printed("状态", "Status", 20));

  private final TableWriter writer;
  private final Heading heading;
  private final Symbols symbols;
  private final Registry registry;

  private CheckInExport(TableWriter writer, Heading heading, Symbols symbols, Registry registry) {
    this.writer = writer;
    this.heading = heading;
    this.symbols = symbols;
    this.registry = registry;
  }

  /**
   * Begins a file.
   *
   * @throws IllegalArgumentException for a format that has no check-ins
   */
  public static CheckInExport begin(
      ExportFormat format, OutputStream out, Heading heading, Symbols symbols, Registry registry)
      throws IOException {
    SheetForm form =
        new SheetForm(
            new Label("打卡记录", "Check-ins"),
            new Label("打卡记录", "Check-ins"),
            List.of(heading.whoseAndWhen()),
            COLUMNS,
            List.of());
    TableWriter writer =
        switch (format) {
          case CSV -> CsvWriter.begin(out, form, heading.language());
          case XLSX -> XlsxWriter.begin(out, form, heading.language());
          case DHIS2, ADX ->
              throw new IllegalArgumentException("check-ins are no figures: choose csv or xlsx");
        };
    return new CheckInExport(writer, heading, symbols, registry);
  }

  public void write(StoredCheckIn row) throws IOException {
    String device = symbols.text(row.device());
    DeviceKey key = DeviceName.key(device);
    writer.row(
        List.of(
            Cell.text(row.id()),
            row.home() == 0 ? Cell.BLANK : Cell.text(symbols.text(row.home())),
            symbol(row.person()),
            Cell.text(row.number()),
            new Cell.Moment(heading.civil(row.instant())),
            new Cell.Moment(row.localTime()),
            new Cell.Moment(heading.civil(Instant.ofEpochMilli(row.receivedMs()))),
            Cell.text(DeviceName.of(device, registry)),
            Cell.text(key.serial()),
            Cell.text(key.protocol()),
            word(row.way()),
            word(row.method()),
            symbol(row.service()),
            word(row.status())));
  }

  public void finish() throws IOException {
    writer.finish(
        new Footer(
            new Label("截至 " + heading.asOfText(), "As of " + heading.asOfText()), Label.same("")));
  }

  private Cell symbol(OptionalInt symbol) {
    return symbol.isPresent() ? Cell.text(symbols.text(symbol.getAsInt())) : Cell.BLANK;
  }

  private static Cell word(Enum<?> value) {
    return Cell.text(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
