package org.rollcall.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.indicator.Catalogue;
import org.rollcall.gateway.indicator.IndicatorDefinition;
import org.rollcall.gateway.table.TextTable;

class CatalogueFileTest {
  @TempDir private Path folder;

  @Test
  void hasTheIndicatorsOfTheContractInItsOrder() {
    assertThat(CatalogueFile.bundled().indicators())
        .extracting(IndicatorDefinition::code)
        .containsExactly(
            "ATTENDANCE_RATE",
            "ATTENDANCE_RATE_ADJUSTED",
            "QUALIFIED_PERSON_MONTHS",
            "CARE_SERVICE_RATE",
            "REHAB_SERVICE_RATE",
            "DEVICE_FITTING_RATE",
            "BARRIER_FREE_RATE",
            "EMPLOYMENT_RATE",
            "TRAINING_RATE",
            "ALLOWANCE_COVERAGE",
            "CHILD_REHAB_COMPLETION",
            "DAYS_OPEN",
            "DEVICE_ONLINE_SHARE",
            "MANUAL_SHARE");
  }

  @Test
  void laysAFileOverTheOneOfTheJar() throws IOException {
    Catalogue bundled = CatalogueFile.bundled();
    Catalogue laid =
        CatalogueFile.withFile(
            file(
                entry("code: DAYS_OPEN", "numerator: open-days", "target: 80")
                    + entry("code: VALID_DAYS", "numerator: valid-days", "")));
    assertThat(laid.indicators()).hasSize(bundled.indicators().size() + 1);
    assertThat(laid.find("DAYS_OPEN").orElseThrow().target()).contains(80);
    assertThat(laid.indicators().get(14).code()).isEqualTo("VALID_DAYS");
    assertThat(laid.version()).startsWith("2021.1+local-1.").isNotEqualTo(bundled.version());
    assertThat(laid.suppression().fewest()).isEqualTo(5);
  }

  @Test
  void isThatOfTheJarWithoutAFile() {
    assertThat(CatalogueFile.withFile(folder.resolve("none.yaml")))
        .isEqualTo(CatalogueFile.bundled());
  }

  @Test
  void setsHowManyPeopleMayBeToldOf() throws IOException {
    Path file = folder.resolve("indicators.yaml");
    Files.writeString(file, "version: local\nsuppressBelow: 11\nindicators: []\n");
    assertThat(CatalogueFile.withFile(file).suppression().fewest()).isEqualTo(11);
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongAndWhere() {
    return TextTable.of(getClass(), "broken-catalogues.txt")
        .tests(row -> problem(entry(row.cell(1), row.cell(2), row.cell(3))));
  }

  @Test
  void tellsAllProblemsAtOnce() throws IOException {
    Path file =
        file(entry("code: A", "numerator: nonsense", "") + entry("code: B", "", "target: 200"));
    assertThatThrownBy(() -> CatalogueFile.withFile(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("indicators.yaml: A: numerator: no such measure: \"nonsense\"")
        .hasMessageContaining("B: numerator: no such measure: \"\"");
  }

  @Test
  void refusesWhatIsNoCatalogue() throws IOException {
    Path file = folder.resolve("indicators.yaml");
    Files.writeString(file, "- just\n- a list\n");
    assertThatThrownBy(() -> CatalogueFile.withFile(file))
        .hasMessageContaining("needs version and a list of indicators");
    Files.writeString(file, "version: [1\n");
    assertThatThrownBy(() -> CatalogueFile.withFile(file)).hasMessageContaining("is not YAML");
  }

  private String problem(String entries) {
    try {
      CatalogueFile.withFile(file(entries));
      return "";
    } catch (CatalogueException e) {
      String text = String.valueOf(e.getMessage());
      return text.substring(text.indexOf("indicators.yaml: ") + "indicators.yaml: ".length());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path file(String entries) throws IOException {
    Path file = folder.resolve("indicators.yaml");
    Files.writeString(file, "version: local-1\nindicators:\n" + entries);
    return file;
  }

  /** A whole entry but for what stands in its lines. */
  private static String entry(String code, String numerator, String more) {
    String entry =
        """
          - %s
            version: 1
            name: { zh: 名, en: Name }
            meaning: { zh: 义, en: Meaning }
            unit: days
            %s
            periods: [month]
            %s
        """
            .formatted(code, numerator, more);
    return more.contains("levels") ? entry : entry + "    levels: [home]\n";
  }
}
