package org.rollcall.gateway.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.registry.ImportResult.Accepted;
import org.rollcall.gateway.registry.ImportResult.Problem;
import org.rollcall.gateway.registry.ImportResult.Refused;
import org.rollcall.gateway.registry.Table.TableRow;

class ImportCheckTest {
  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "H01",
          "P001",
          "P002",
          "ZK-01",
          "990100",
          "home",
          "day",
          "residential",
          "2021-01-01",
          "2021-06-01",
          "2021/13/1",
          "33068318880214001152",
          "*",
          "home:H01",
          "12345",
          "08:30",
          "是",
          "100",
          "REHAB",
          "CARE",
          "zkteco",
          "S1",
          "a long enough token",
          "\u0000",
          "𠮷",
          "（",
          "9".repeat(40));

  private final Registry world = ImportWorld.registry();

  @Property(tries = 2_000)
  void decidesAboutAnyTableWithoutThrowing(@ForAll Random random, @ForAll ImportKind kind) {
    ImportResult result =
        ImportCheck.check(kind, anyTable(random, kind), world, ImportWorld.SEALER);

    if (result instanceof Accepted accepted && kind.isKeptInRegistry()) {
      assertThat(world.with(kind, accepted.changed())).isNotNull();
    }
  }

  @Property(tries = 20)
  void takesFilesThatDoNotPointToEachOtherInAnyOrder(@ForAll Random random) {
    List<ImportKind> independent =
        new ArrayList<>(
            List.of(
                ImportKind.ENROLMENTS,
                ImportKind.NEEDS,
                ImportKind.DENOMINATORS,
                ImportKind.TARGETS,
                ImportKind.OPENINGS,
                ImportKind.SENSORS,
                ImportKind.CREDENTIALS,
                ImportKind.DEVICES));
    Registry inOrder = withGoodFiles(independent);
    Collections.shuffle(independent, random);

    assertThat(contents(withGoodFiles(independent))).isEqualTo(contents(inOrder));
  }

  @Test
  void takesTheRowsOfAFileInAnyOrder() {
    Table table = ImportWorld.table(good(ImportKind.ORG_UNITS));
    List<TableRow> rows = new ArrayList<>(table.rows());
    Collections.reverse(rows);

    assertThat(
            ImportCheck.check(
                ImportKind.ORG_UNITS, new Table(table.headers(), rows), world, ImportWorld.SEALER))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void boundsTheProblemsAndSaysHowManyMoreThereAre() {
    String rows =
        IntStream.range(0, 3_000).mapToObj(i -> "H01,x,1\n").collect(Collectors.joining());
    ImportResult result =
        ImportWorld.check(world, ImportKind.OPENINGS, ("home,date,open\n" + rows).getBytes(UTF_8));

    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.problems()).hasSize(Findings.PROBLEMS_MAX + 1);
              assertThat(refused.problems().get(Findings.PROBLEMS_MAX).problem())
                  .isEqualTo("and 2000 further problems");
            });
  }

  @Test
  void cutsALongValueInAProblem() {
    String csv = "home,date,open\nH01," + "9".repeat(1_500) + ",1\n";

    assertThat(ImportWorld.check(world, ImportKind.OPENINGS, csv.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::value)
                    .containsExactly("9".repeat(Findings.VALUE_MAX_CHARS) + "…"));
  }

  @Test
  void acceptsAFileWithHeadersOnly() {
    assertThat(ImportWorld.check(world, ImportKind.OPENINGS, "home,date,open\n".getBytes(UTF_8)))
        .isEqualTo(new Accepted(0, List.of()));
  }

  private Registry withGoodFiles(List<ImportKind> kinds) {
    Registry registry = world;
    for (ImportKind kind : kinds) {
      registry = ImportWorld.imported(registry, kind, good(kind));
    }
    return registry;
  }

  private static byte[] good(ImportKind kind) {
    return ImportWorld.bytes(ImportWorld.cases().resolve(kind.code() + "/good/input.csv"));
  }

  private static Map<ImportKind, List<Row>> contents(Registry registry) {
    Map<ImportKind, List<Row>> contents = new EnumMap<>(ImportKind.class);
    for (ImportKind kind : ImportKind.values()) {
      if (kind.isKeptInRegistry()) {
        contents.put(kind, registry.page(kind, Page.ROWS_MAX).rows());
      }
    }
    return contents;
  }

  /**
   * Mostly cells that the column has in the case folders, so that rows get far, some of any kind.
   */
  private static Table anyTable(Random random, ImportKind kind) {
    Table cases = ImportWorld.table(good(kind));
    List<String> headers = new ArrayList<>();
    for (Column column : kind.columns()) {
      if (!column.mayBeEmpty() || random.nextBoolean()) {
        headers.add(random.nextInt(200) == 0 ? "what" : column.name());
      }
    }
    int last = 2 + random.nextInt(12);
    List<TableRow> rows = new ArrayList<>();
    for (int number = 2; number <= last; number++) {
      rows.add(new TableRow(number, headers.stream().map(it -> cell(random, it, cases)).toList()));
    }
    return new Table(headers, rows);
  }

  private static String cell(Random random, String header, Table cases) {
    int column = cases.headers().indexOf(header);
    if (column < 0 || random.nextInt(12) == 0) {
      return CELLS.get(random.nextInt(CELLS.size()));
    }
    return cases.rows().get(random.nextInt(cases.rows().size())).cells().get(column);
  }
}
