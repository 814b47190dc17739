package org.rollcall.gateway.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.gateway.registry.CellType.Protection;
import org.rollcall.gateway.registry.CellType.Reading;
import org.rollcall.gateway.registry.Table.TableRow;

/**
 * Reads the rows of one file cell by cell. A column that the file leaves out keeps what the
 * registry has for the row; a cell that is there and empty means empty, or the default.
 */
final class DraftReader {
  private final ImportKind kind;
  private final HeaderMap header;
  private final Registry registry;
  private final Sealer sealer;
  private final Findings findings;
  private final References references = new References();
  private final Set<String> brokenKeys = new HashSet<>();

  DraftReader(
      ImportKind kind, HeaderMap header, Registry registry, Sealer sealer, Findings findings) {
    this.kind = kind;
    this.header = header;
    this.registry = registry;
    this.sealer = sealer;
    this.findings = findings;
  }

  /** The row, or empty when the findings say why not. */
  Optional<Draft> read(TableRow row) {
    List<String> cells = new ArrayList<>(Collections.nCopies(kind.columns().size(), ""));
    boolean right = true;
    boolean keyRight = true;
    for (int i = 0; i < cells.size(); i++) {
      Column column = kind.columns().get(i);
      Optional<String> cell = header.text(column, row);
      Optional<String> canonical = cell.flatMap(text -> read(row.number(), column, text));
      canonical.ifPresent(text -> references.add(row.number(), column, text));
      cells.set(i, canonical.orElse(""));
      boolean bad = cell.isPresent() && canonical.isEmpty();
      right &= !bad;
      keyRight &= !(bad && column.isKey());
    }
    if (right) {
      return Optional.of(draft(row.number(), cells)).filter(this::holdsTogether);
    }
    if (keyRight) {
      brokenKeys.add(Row.of(kind, cells).key());
    }
    return Optional.empty();
  }

  /** What the cells read so far point to. */
  References references() {
    return references;
  }

  /** Keys of rows that are in the file and not among the drafts, because something is wrong. */
  Set<String> brokenKeys() {
    return brokenKeys;
  }

  private Optional<String> read(int number, Column column, String cell) {
    String text = CellText.trimmed(cell);
    if (text.isEmpty()) {
      if (!column.mayBeEmpty()) {
        findings.cell(number, column, text, "must not be empty");
        return Optional.empty();
      }
      return Optional.of("");
    }
    Reading reading = column.type().reader().read(text);
    if (reading instanceof Reading.Bad bad) {
      findings.cell(number, column, text, bad.problem());
      return Optional.empty();
    }
    String canonical = ((Reading.Good) reading).canonical();
    return Optional.of(
        column.type().protection() == Protection.HASHED ? hashed(canonical) : canonical);
  }

  /** The hash that the registry has of it, by whatever key, so that it stays one token. */
  private String hashed(String token) {
    List<String> hashes = sealer.hashes(Device.TOKEN_PURPOSE, token);
    return hashes.stream()
        .filter(hash -> registry.deviceByTokenHash(hash).isPresent())
        .findFirst()
        .orElse(hashes.get(0));
  }

  private Draft draft(int number, List<String> cells) {
    Optional<Row> existing =
        kind.isKeptInRegistry() ? registry.row(kind, Row.of(kind, cells).key()) : Optional.empty();
    existing.ifPresent(row -> keepLeftOut(row, cells));
    Defaults.fillIn(kind, cells, registry);
    return new Draft(number, Row.of(kind, cells), existing);
  }

  private void keepLeftOut(Row existing, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      Column column = kind.columns().get(i);
      if (!header.has(column)) {
        cells.set(i, Draft.opened(column, existing.cells().get(i), sealer));
      }
    }
  }

  private boolean holdsTogether(Draft draft) {
    List<Complaint> complaints = RowRules.check(draft.plain());
    for (Complaint complaint : complaints) {
      Column column = kind.columns().get(kind.indexOf(complaint.column()));
      String text = draft.plain().text(column.name());
      findings.cell(draft.number(), column, text, complaint.problem());
    }
    if (!complaints.isEmpty()) {
      brokenKeys.add(draft.plain().key());
    }
    return complaints.isEmpty();
  }
}
