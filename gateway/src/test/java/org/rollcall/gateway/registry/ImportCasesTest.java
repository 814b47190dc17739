package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.gateway.registry.CellType.Protection;
import org.rollcall.gateway.registry.ImportResult.Accepted;
import org.rollcall.gateway.registry.ImportResult.Problem;
import org.rollcall.gateway.registry.ImportResult.Refused;

/**
 * Every case folder {@code import/<kind>/<case>}: {@code input.csv} goes in against the world,
 * {@code expected.txt} must come out.
 */
class ImportCasesTest {
  private final Registry world = ImportWorld.registry();

  @TestFactory
  Stream<DynamicTest> judgesEveryCaseAsItsFolderSays() throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.walk(ImportWorld.cases())) {
      inputs = files.filter(file -> file.endsWith("input.csv")).sorted().toList();
    }
    assertThat(inputs).hasSizeGreaterThan(40);
    return inputs.stream()
        .map(
            input ->
                DynamicTest.dynamicTest(
                    ImportWorld.cases().relativize(input).toString(), () -> judges(input)));
  }

  @ParameterizedTest
  @EnumSource
  void readsChineseHeadersAsItReadsEnglishOnes(ImportKind kind) {
    Path folder = ImportWorld.cases().resolve(kind.code());
    byte[] english = ImportWorld.bytes(folder.resolve("good/input.csv"));
    byte[] chinese = ImportWorld.bytes(folder.resolve("good-chinese/input.csv"));

    assertThat(described(kind, ImportWorld.check(world, kind, chinese)))
        .isEqualTo(described(kind, ImportWorld.check(world, kind, english)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SERVICE_RECORDS", "LEAVES"})
  void changesNothingWhenAFileIsImportedAgain(ImportKind kind) {
    byte[] file = ImportWorld.bytes(ImportWorld.cases().resolve(kind.code() + "/good/input.csv"));
    Registry once = ImportWorld.imported(world, kind, file);

    assertThat(ImportWorld.check(once, kind, file))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> {
              assertThat(accepted.accepted()).isPositive();
              assertThat(accepted.changed()).isEmpty();
            });
  }

  @Test
  void storesNoSensitiveTextInTheClear() {
    byte[] file = ImportWorld.bytes(ImportWorld.cases().resolve("persons/good/input.csv"));
    List<Row> rows = ImportWorld.accepted(world, ImportKind.PERSONS, file);

    assertThat(new String(RowJson.write(rows), UTF_8))
        .contains("P101")
        .doesNotContain("330683188802140038")
        .doesNotContain("13900000001");
  }

  private void judges(Path input) throws IOException {
    ImportKind kind =
        ImportKind.find(ImportWorld.cases().relativize(input).getName(0).toString()).orElseThrow();
    ImportResult result = ImportWorld.check(world, kind, ImportWorld.bytes(input));

    String expected = Files.readString(input.resolveSibling("expected.txt"));
    assertThat(described(kind, result)).isEqualTo(expected);
  }

  private static String described(ImportKind kind, ImportResult result) {
    List<String> lines = new ArrayList<>();
    if (result instanceof Accepted accepted) {
      lines.add("accepted " + accepted.accepted());
      accepted.changed().forEach(row -> lines.add(described(kind, row)));
    } else if (result instanceof Refused refused) {
      lines.add("refused");
      for (Problem problem : refused.problems()) {
        lines.add(
            "row %d | %s | %s | %s"
                .formatted(
                    problem.row(),
                    problem.column(),
                    problem.value().replace("\n", "⏎"),
                    problem.problem()));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String described(ImportKind kind, Row row) {
    List<String> cells = new ArrayList<>();
    for (Column column : kind.columns()) {
      String cell = Draft.opened(column, row.text(column.name()), ImportWorld.SEALER);
      boolean hashed = column.type().protection() == Protection.HASHED && !cell.isEmpty();
      cells.add(hashed ? "(hash)" : cell);
    }
    return String.join(" | ", cells);
  }
}
