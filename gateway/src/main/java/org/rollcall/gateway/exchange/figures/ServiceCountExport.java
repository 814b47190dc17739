package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rollcall.gateway.exchange.aggregate.AdxWriter;
import org.rollcall.gateway.exchange.aggregate.DataValue;
import org.rollcall.gateway.exchange.aggregate.Dhis2Writer;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.aggregate.ServiceElement;
import org.rollcall.gateway.exchange.sheet.Cell;
import org.rollcall.gateway.exchange.sheet.Column;
import org.rollcall.gateway.exchange.sheet.CsvWriter;
import org.rollcall.gateway.exchange.sheet.Definition;
import org.rollcall.gateway.exchange.sheet.Footer;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.exchange.sheet.SheetForm;
import org.rollcall.gateway.exchange.sheet.TableWriter;
import org.rollcall.gateway.exchange.sheet.XlsxWriter;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.ServiceCount;

/** Service counts (domain.md 5.4) in every format. */
public final class ServiceCountExport {
  private static final List<Column> COLUMNS =
      List.of(
          Column.printed("单位", "Org unit", 24),
          Column.printed("单位代码", "Unit code", 14),
          Column.printed("时期", "Period", 10),
          Column.printed("起始日", "First day", 12),
          Column.csvOnly("末日", "Last day"),
          Column.printed("服务", "Service", 18),
          Column.csvOnly("服务代码", "Service code"),
          Column.printed("人数", "Persons", 10),
          Column.printed("人次", "Person-times", 10),
          Column.printed("场次", "Sessions", 10),
          Column.printed("分钟", "Minutes", 12),
          Column.csvOnly("规则版本", "Rule version"),
          Column.csvOnly("日历版本", "Calendar version"),
          Column.csvOnly("截至", "As of"));

  private static final List<Definition> MEANINGS =
      List.of(
          new Definition(
              "SVC_PERSONS",
              new Label("人数", "Persons"),
              new Label(
                  "时期内至少接受一次该项服务的不重复人数；各级单位分别去重计算，不能相加",
                  "Distinct persons with the service on at least one day of the period; counted anew at each level, they do not add up")),
          new Definition(
              "SVC_PERSON_TIMES",
              new Label("人次", "Person-times"),
              new Label(
                  "每人每项服务每日至多计一次，按日累加；可跨日、跨服务、跨机构相加",
                  "One per person, service and day at most, added up over days; add up over days, services and homes")),
          new Definition(
              "SVC_SESSIONS",
              new Label("场次", "Sessions"),
              new Label("服务场次数，一人一日可有多场", "Service sessions; a person may have several in a day")),
          new Definition(
              "SVC_MINUTES",
              new Label("分钟", "Minutes"),
              new Label("上述场次的分钟数之和", "Minutes of those sessions")));

  private ServiceCountExport() {}

  /** By what the counts were made, the same for all rows. */
  public record Basis(String ruleVersion, String calendarVersion) {}

  /**
   * Begins an export.
   *
   * @param names the name of an org unit by its code
   */
  public static FigureExport<ServiceCount> begin(
      ExportFormat format,
      OutputStream out,
      Heading heading,
      Basis basis,
      IdScheme ids,
      UnaryOperator<String> names)
      throws IOException {
    return switch (format) {
      case CSV ->
          new Rows(CsvWriter.begin(out, form(heading), heading.language()), heading, basis, names);
      case XLSX ->
          new Rows(XlsxWriter.begin(out, form(heading), heading.language()), heading, basis, names);
      case DHIS2 -> new Values(new GroupedValues(Dhis2Writer.begin(out, ids)));
      case ADX -> new Values(new GroupedValues(AdxWriter.begin(out, heading.exported())));
    };
  }

  private static SheetForm form(Heading heading) {
    return new SheetForm(
        new Label("服务统计", "Service counts"),
        new Label("残疾人之家服务统计表", "Services of the homes for disabled people"),
        List.of(heading.whoseAndWhen()),
        COLUMNS,
        MEANINGS);
  }

  /** A count as a row for people. */
  private record Rows(TableWriter writer, Heading heading, Basis basis, UnaryOperator<String> names)
      implements FigureExport<ServiceCount> {
    @Override
    public void write(ServiceCount row) throws IOException {
      Period period = Period.parse(row.period());
      writer.row(
          List.of(
              Cell.text(names.apply(row.orgUnit())),
              Cell.text(row.orgUnit()),
              Cell.text(row.period()),
              new Cell.Day(period.from()),
              new Cell.Day(period.to().minusDays(1)),
              Cell.text(ServiceNames.of(row.service()).in(heading.language())),
              Cell.text(row.service()),
              new Cell.Whole(row.persons()),
              new Cell.Whole(row.personTimes()),
              new Cell.Whole(row.sessions()),
              new Cell.Whole(row.minutes()),
              Cell.text(basis.ruleVersion()),
              Cell.text(basis.calendarVersion()),
              new Cell.Moment(heading.civil(heading.asOf()))));
    }

    @Override
    public void finish() throws IOException {
      String versions = basis.ruleVersion() + " · " + basis.calendarVersion();
      writer.finish(
          new Footer(
              new Label(
                  "截至 " + heading.asOfText() + " · 规则与日历 " + versions,
                  "As of " + heading.asOfText() + " · rules, calendar " + versions),
              heading.receiptLabel()));
    }
  }

  /** A count as data values for systems. */
  private record Values(GroupedValues values) implements FigureExport<ServiceCount> {
    @Override
    public void write(ServiceCount row) throws IOException {
      values.at(row.orgUnit(), Period.parse(row.period()), Optional.empty());
      addTo(values, row);
    }

    @Override
    public void finish() throws IOException {
      values.finish();
    }
  }

  /** Adds the data values of a count to those of its unit and period. */
  static void addTo(GroupedValues values, ServiceCount row) {
    values.add(DataValue.of(ServiceElement.PERSONS.code(), row.service(), row.persons()));
    values.add(DataValue.of(ServiceElement.PERSON_TIMES.code(), row.service(), row.personTimes()));
    values.add(DataValue.of(ServiceElement.SESSIONS.code(), row.service(), row.sessions()));
    values.add(DataValue.of(ServiceElement.MINUTES.code(), row.service(), row.minutes()));
  }
}
