package org.rollcall.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.world.FakeClock;

/** {@code export} on a data folder that a gateway has left. */
final class ExportCommandIT {
  private static final String TOKEN = "token-of-the-terminal-J1";

  @TempDir private static Path folder;

  @BeforeAll
  static void leaveAFolder() {
    try (RunningGateway gateway =
        RunningGateway.start(folder.resolve("data"), FakeClock.at("2021-12-01T08:00:00+08:00"))) {
      Seeds.orgUnits(gateway);
      Seeds.people(gateway, "H01", "P001");
      Seeds.jsonTerminal(gateway, "J1", "H01", TOKEN);
      gateway
          .checkIn(
              TOKEN,
              List.of(
                  Seeds.punch("NP001", "in", "2021-11-05T08:30:00"),
                  Seeds.punch("NP001", "out", "2021-11-05T12:30:00"),
                  Seeds.punch("=1+1", "in", "2021-11-05T09:00:00")))
          .ok();
      gateway.awaitApplied();
    }
  }

  @AfterAll
  static void leavesNoHalfFile() {
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void writesIndicatorsOfSeveralPeriodsToStdout() {
    Invocation run = export("indicators", "--org-unit", "330683", "--period", "202110,202111");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("\uFEFF指标,指标代码,");
    assertThat(run.out().lines().filter(line -> line.contains(",ATTENDANCE_RATE,")))
        .hasSize(2)
        .anyMatch(line -> line.contains(",嵊州市残联,330683,202111,2021-11-01,2021-11-30,2,44,4.5,"));
  }

  @Test
  void writesServiceCountsAsAdx() {
    Invocation run =
        export(
            "service-counts",
            "--org-unit",
            "330683",
            "--from",
            "2021-11-01",
            "--to",
            "2021-12-01",
            "--level",
            "home",
            "--format",
            "adx");

    assertThat(run.out())
        .contains("<group orgUnit=\"H01\" period=\"2021-11-01/P1M\" dataSet=\"CJR_HOME_MONTHLY\">")
        .contains("<dataValue dataElement=\"SVC_PERSON_TIMES\" SERVICE=\"CARE\" value=\"1\"/>");
  }

  @Test
  void writesCheckInsToAWorkbook() throws IOException {
    Path file = folder.resolve("check-ins.xlsx");
    Invocation run =
        export(
            "check-ins",
            "--org-unit",
            "H01",
            "--from",
            "2021-11-05",
            "--to",
            "2021-11-06",
            "--format",
            "xlsx",
            "--language",
            "english",
            "--out",
            file.toString());

    assertThat(run.err()).isEmpty();
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      assertThat(book.getFirstSheet().read().stream().filter(row -> row.getCellCount() > 3))
          .extracting(row -> row.getCellText(3))
          .filteredOn(number -> !number.isEmpty())
          .containsExactly("Number", "NP001", "=1+1", "NP001");
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(export("horses", "--org-unit", "H01").err()).contains("no export \"horses\"");
    assertThat(export("indicators", "--org-unit", "H01").err()).contains("--period 202111");
    assertThat(export("indicators", "--org-unit", "H01", "--period", "soon").err())
        .contains("not a period: \"soon\"");
    assertThat(export("check-ins", "--org-unit", "H01").err()).contains("--from 2021-11-01");
    assertThat(
            export(
                    "check-ins",
                    "--org-unit",
                    "330683",
                    "--from",
                    "2021-11-01",
                    "--to",
                    "2021-11-02")
                .err())
        .contains("name a home");
    assertThat(export("check-ins", "--org-unit", "H01", "--format", "dhis2").err())
        .contains("csv or xlsx");
    Invocation nowhere = export("indicators", "--org-unit", "H99", "--period", "202111");
    assertThat(nowhere.err()).contains("no org unit \"H99\"").doesNotContain("\tat ");
    assertThat(nowhere.exit()).isNotZero();
    assertThat(
            export(
                    "indicators",
                    "--org-unit",
                    "H01",
                    "--period",
                    "202111",
                    "--out",
                    folder.resolve("none/x.csv").toString())
                .err())
        .contains("can't be written")
        .doesNotContain("\tat ");
  }

  private static Invocation export(String... arguments) {
    List<String> whole = new ArrayList<>(List.of("export"));
    whole.addAll(List.of(arguments));
    whole.addAll(List.of("--data", folder.resolve("data").toString()));
    return Invocation.of(whole.toArray(String[]::new));
  }
}
