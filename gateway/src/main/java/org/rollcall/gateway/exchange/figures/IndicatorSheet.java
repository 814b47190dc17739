package org.rollcall.gateway.exchange.figures;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.gateway.exchange.sheet.Cell;
import org.rollcall.gateway.exchange.sheet.Column;
import org.rollcall.gateway.exchange.sheet.Definition;
import org.rollcall.gateway.exchange.sheet.Footer;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.exchange.sheet.SheetForm;
import org.rollcall.gateway.exchange.sheet.TableWriter;
import org.rollcall.gateway.indicator.BothTongues;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.indicator.IndicatorRow;

/** Indicators as rows for people: whole numbers beside each value, and what each means. */
final class IndicatorSheet implements FigureExport<IndicatorRow> {
  /** Different versions that a footer names; there are two where a rule changed in the period. */
  private static final int VERSIONS_MAX = 4;

  private static final List<Column> COLUMNS =
      List.of(
          Column.printed("指标", "Indicator", 28),
          Column.csvOnly("指标代码", "Indicator code"),
          Column.printed("单位", "Org unit", 22),
          Column.printed("单位代码", "Unit code", 13),
          Column.printed("时期", "Period", 10),
          Column.printed("起始日", "First day", 11),
          Column.csvOnly("末日", "Last day"),
          Column.printed("分子", "Numerator", 11),
          Column.printed("分母", "Denominator", 11),
          Column.printed("完成值", "Value", 8),
          Column.printed("计量单位", "Measured in", 8),
          Column.printed("目标", "Target", 7),
          Column.printed("达标", "Met", 6),
          Column.printed("已报机构", "Homes reporting", 8),
          Column.printed("应报机构", "Homes expected", 8),
          Column.printed("状态", "Status", 9),
          Column.printed("说明", "Remarks", 24),
          Column.csvOnly("说明代码", "Remark codes"),
          Column.printed("修订", "Revision", 6),
          Column.csvOnly("规则版本", "Rule version"),
          Column.csvOnly("日历版本", "Calendar version"),
          Column.csvOnly("目录版本", "Catalogue version"),
          Column.csvOnly("截至", "As of"));

  private final TableWriter writer;
  private final Heading heading;
  private final Catalogue catalogue;
  private final UnaryOperator<String> names;
  private final Set<String> versions = new TreeSet<>();

  IndicatorSheet(
      TableWriter writer, Heading heading, Catalogue catalogue, UnaryOperator<String> names) {
    this.writer = writer;
    this.heading = heading;
    this.catalogue = catalogue;
    this.names = names;
  }

  static SheetForm form(Heading heading, Catalogue catalogue) {
    return new SheetForm(
        new Label("指标", "Indicators"),
        new Label("残疾人之家指标完成情况表", "Indicators of the homes for disabled people"),
        List.of(heading.whoseAndWhen()),
        COLUMNS,
        catalogue.indicators().stream().map(IndicatorSheet::definition).toList());
  }

  private static Definition definition(IndicatorDefinition indicator) {
    return new Definition(indicator.code(), label(indicator.name()), label(indicator.meaning()));
  }

  private static Label label(BothTongues text) {
    return new Label(text.zh(), text.en());
  }

  @Override
  public void write(IndicatorRow row) throws IOException {
    Optional<IndicatorDefinition> indicator = catalogue.find(row.indicator());
    String version = row.versions().rule() + " · " + row.versions().calendar();
    if (versions.size() < VERSIONS_MAX) {
      versions.add(version);
    }
    writer.row(
        List.of(
            Cell.text(indicator.map(i -> label(i.name()).in(language())).orElseGet(row::indicator)),
            Cell.text(row.indicator()),
            Cell.text(names.apply(row.orgUnit())),
            Cell.text(row.orgUnit()),
            Cell.text(row.period().code()),
            new Cell.Day(row.period().from()),
            new Cell.Day(row.period().to().minusDays(1)),
            Cell.whole(row.numerator()),
            Cell.whole(row.denominator()),
            Cell.decimal(row.value()),
            Cell.text(indicator.map(this::unit).orElse("")),
            Cell.decimal(row.target().map(BigDecimal::valueOf)),
            row.met().map(met -> words(met ? FigureWords.YES : FigureWords.NO)).orElse(Cell.BLANK),
            new Cell.Whole(row.completeness().reporting()),
            new Cell.Whole(row.completeness().expected()),
            words(FigureWords.of(row.status())),
            remarks(row),
            Cell.text(codes(row)),
            new Cell.Whole(row.revision()),
            Cell.text(row.versions().rule()),
            Cell.text(row.versions().calendar()),
            Cell.text(row.versions().catalogue()),
            new Cell.Moment(heading.civil(row.asOf()))));
  }

  @Override
  public void finish() throws IOException {
    String by =
        Stream.concat(versions.stream(), Stream.of(catalogue.version()))
            .collect(Collectors.joining(" · "));
    writer.finish(
        new Footer(
            new Label(
                "截至 " + heading.asOfText() + " · 规则、日历、目录 " + by,
                "As of " + heading.asOfText() + " · rules, calendar, catalogue " + by),
            heading.receiptLabel()));
  }

  private Language language() {
    return heading.language();
  }

  private Cell words(Label label) {
    return Cell.text(label.in(language()));
  }

  private String unit(IndicatorDefinition indicator) {
    return indicator.isPercent() ? "%" : FigureWords.unit(indicator.unit()).in(language());
  }

  private Cell remarks(IndicatorRow row) {
    String between = language() == Language.ENGLISH ? "; " : "；";
    return Cell.text(
        Stream.concat(
                row.reason().stream().map(FigureWords::of),
                row.flags().stream().sorted().map(FigureWords::of))
            .map(label -> label.in(language()))
            .collect(Collectors.joining(between)));
  }

  private static String codes(IndicatorRow row) {
    return Stream.concat(row.reason().stream(), row.flags().stream().sorted())
        .map(Enum::name)
        .collect(Collectors.joining(" "));
  }
}
