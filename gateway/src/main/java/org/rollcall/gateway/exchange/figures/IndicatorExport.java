package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.exchange.aggregate.AdxWriter;
import org.rollcall.gateway.exchange.aggregate.AggregateIndicator;
import org.rollcall.gateway.exchange.aggregate.DataValue;
import org.rollcall.gateway.exchange.aggregate.Dhis2Writer;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.sheet.CsvWriter;
import org.rollcall.gateway.exchange.sheet.SheetForm;
import org.rollcall.gateway.exchange.sheet.XlsxWriter;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorRow;

/** Indicators (domain.md 5.5) in every format. */
public final class IndicatorExport {
  private IndicatorExport() {}

  /**
   * Begins an export.
   *
   * @param names the name of an org unit by its code
   */
  public static FigureExport<IndicatorRow> begin(
      ExportFormat format,
      OutputStream out,
      Heading heading,
      Catalogue catalogue,
      IdScheme ids,
      UnaryOperator<String> names)
      throws IOException {
    SheetForm form = IndicatorSheet.form(heading, catalogue);
    return switch (format) {
      case CSV ->
          new IndicatorSheet(
              CsvWriter.begin(out, form, heading.language()), heading, catalogue, names);
      case XLSX ->
          new IndicatorSheet(
              XlsxWriter.begin(out, form, heading.language()), heading, catalogue, names);
      case DHIS2 -> new Values(new GroupedValues(Dhis2Writer.begin(out, ids)), heading);
      case ADX -> new Values(new GroupedValues(AdxWriter.begin(out, heading.exported())), heading);
    };
  }

  /**
   * Since when a row's figures are final: locked months are, and the export says so as of its own
   * day.
   */
  static Optional<LocalDate> completeDate(IndicatorRow row, Heading heading) {
    return row.status() == MonthStatus.LOCKED
        ? Optional.of(heading.civil(heading.asOf()).toLocalDate())
        : Optional.empty();
  }

  /** Adds numerator and denominator to the values of their unit; what is withheld is left out. */
  static void addTo(GroupedValues values, IndicatorRow row) {
    add(values, AggregateIndicator.numerator(row.indicator()), row.numerator());
    add(values, AggregateIndicator.denominator(row.indicator()), row.denominator());
  }

  private static void add(GroupedValues values, String element, OptionalLong number) {
    number.ifPresent(value -> values.add(DataValue.of(element, value)));
  }

  /** A row as data values for systems. */
  private record Values(GroupedValues values, Heading heading)
      implements FigureExport<IndicatorRow> {
    @Override
    public void write(IndicatorRow row) throws IOException {
      values.at(row.orgUnit(), row.period(), completeDate(row, heading));
      addTo(values, row);
    }

    @Override
    public void finish() throws IOException {
      values.finish();
    }
  }
}
