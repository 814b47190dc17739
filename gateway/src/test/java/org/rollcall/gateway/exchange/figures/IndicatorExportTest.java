package org.rollcall.gateway.exchange.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.gateway.attendance.MonthStatus;
import org.rollcall.gateway.exchange.CaseFolder;
import org.rollcall.gateway.exchange.CatalogueFile;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.indicator.Completeness;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.indicator.RatioProblem;
import org.rollcall.gateway.indicator.RowFlag;
import org.rollcall.gateway.table.TextTable;
import org.rollcall.gateway.table.TextTable.Row;

/** A county's rows, ordinary and awkward, as each format has them to the byte. */
class IndicatorExportTest {
  private static final CaseFolder COUNTY = new CaseFolder(IndicatorExportTest.class, "county");
  private static final Instant AS_OF = Instant.parse("2021-12-08T02:00:00Z");

  @TestFactory
  Stream<DynamicTest> writesACountyToTheByte() {
    return Stream.of("zh.csv", "en.csv", "dhis2.json", "adx.xml")
        .map(file -> DynamicTest.dynamicTest(file, () -> COUNTY.assertIs(file, written(file))));
  }

  static byte[] written(String file) throws IOException {
    ExportFormat format =
        Stream.of(ExportFormat.values())
            .filter(one -> file.endsWith("." + one.ending()))
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FigureExport<IndicatorRow> export =
        IndicatorExport.begin(
            format,
            out,
            heading(file.startsWith("en") ? Language.ENGLISH : Language.CHINESE),
            CatalogueFile.bundled(),
            IdScheme.CODE,
            code -> code.equals("330683") ? "嵊州市残联" : "三江街道");
    for (Row row : TextTable.of(IndicatorExportTest.class, "county/rows.txt").rows()) {
      export.write(row(row));
    }
    export.finish();
    return out.toByteArray();
  }

  private static Heading heading(Language language) {
    return new Heading(
        "330683",
        "嵊州市残联",
        "202111",
        AS_OF,
        AS_OF,
        ZoneId.of("Asia/Shanghai"),
        language,
        Optional.of("R-7"));
  }

  private static IndicatorRow row(Row row) {
    String[] homes = row.cell(10).split("/");
    List<RowFlag> flags =
        Arrays.stream(row.cell(12).split(" "))
            .filter(f -> !f.isEmpty())
            .map(RowFlag::valueOf)
            .toList();
    return new IndicatorRow(
        row.name(),
        row.cell(1),
        Period.parse(row.cell(2)),
        whole(row.cell(3)),
        whole(row.cell(4)),
        present(row.cell(5)).map(BigDecimal::new),
        present(row.cell(6)).map(Integer::valueOf),
        present(row.cell(7)).map("yes"::equals),
        MonthStatus.valueOf(row.cell(8)),
        present(row.cell(9)).map(RatioProblem::valueOf),
        new Completeness(Integer.parseInt(homes[0]), Integer.parseInt(homes[1]), 0, 0),
        new IndicatorRow.Versions("standard.1", "cn-2021", "2021.1"),
        Integer.parseInt(row.cell(11)),
        flags.isEmpty() ? EnumSet.noneOf(RowFlag.class) : EnumSet.copyOf(flags),
        AS_OF);
  }

  private static OptionalLong whole(String text) {
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
