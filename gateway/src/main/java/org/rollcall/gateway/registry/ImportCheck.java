package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.gateway.registry.ImportFile.Line;
import org.rollcall.gateway.registry.ImportResult.Accepted;
import org.rollcall.gateway.registry.Table.TableRow;

/**
 * Decides about a file, all or nothing: the headers first, then every cell by itself, then each row
 * in itself, then the rows against the registry and each other.
 *
 * <p>Pure but for the seals, and safe from any thread. The verdict holds for the snapshot it was
 * made against, so the caller lets one import at a time from check to journal.
 */
public final class ImportCheck {
  private ImportCheck() {}

  public static ImportResult check(ImportKind kind, Table table, Registry registry, Sealer sealer) {
    Findings findings = new Findings();
    HeaderMap header = HeaderMap.read(kind, table, findings);
    if (!findings.isEmpty()) {
      return findings.refused();
    }
    DraftReader reader = new DraftReader(kind, header, registry, sealer, findings);
    List<Draft> drafts =
        table.rows().stream()
            .filter(ImportCheck::isNotBlank)
            .flatMap(row -> reader.read(row).stream())
            .toList();
    refuseTwins(drafts, findings);
    ImportFile file = fileOf(kind, drafts, registry, reader.brokenKeys(), sealer);
    reader.references().check(file, findings);
    FileRules.check(file, sealer, findings);
    return findings.isEmpty() ? accepted(file) : findings.refused();
  }

  private static boolean isNotBlank(TableRow row) {
    return row.cells().stream().anyMatch(cell -> !CellText.trimmed(cell).isEmpty());
  }

  private static void refuseTwins(List<Draft> drafts, Findings findings) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Draft draft : drafts) {
      Integer first = numbers.putIfAbsent(draft.plain().key(), draft.number());
      if (first != null) {
        List<Column> key = draft.plain().kind().keyColumns();
        String names = key.stream().map(Column::name).collect(Collectors.joining(", "));
        findings.cell(
            draft.number(),
            key.get(0),
            draft.plain().text(key.get(0).name()),
            "the same " + names + " as in row " + first);
      }
    }
  }

  private static ImportFile fileOf(
      ImportKind kind,
      List<Draft> drafts,
      Registry registry,
      Set<String> brokenKeys,
      Sealer sealer) {
    List<Line> lines = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      lines.add(new Line(draft.number(), draft.plain(), draft.sealed(sealer)));
    }
    return new ImportFile(kind, lines, registry, brokenKeys);
  }

  private static Accepted accepted(ImportFile file) {
    List<Row> changed = file.lines().stream().filter(file::isChanged).map(Line::row).toList();
    return new Accepted(file.lines().size(), changed);
  }
}
