package org.rollcall.gateway.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.journal.JournalScan;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.ops.Finding;
import org.rollcall.gateway.registry.KeyFile;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.SealedRows;
import org.rollcall.gateway.registry.Sealer;

/**
 * Opens every sealed text that the journal holds, of whatever key. The ledger's are copies of them.
 * Names positions and columns, never what is sealed.
 */
final class SealedCheck {
  private static final int FINDINGS_MAX = 20;
  private static final String ADVICE = "restore the key file from a backup";

  private final DataFolder folder;
  private final List<Finding> findings = new ArrayList<>();
  private long opened;

  SealedCheck(DataFolder folder) {
    this.folder = folder;
  }

  /** What can't be opened; of very much of it, the beginning. */
  List<Finding> run() {
    Optional<Sealer> sealer =
        Files.exists(folder.key())
            ? Optional.of(new Sealer(KeyFile.loadOrCreate(folder.key())))
            : Optional.empty();
    JournalScan.imports(
        folder.journal(),
        imported -> imported.fact().rows().forEach(row -> check(row, imported.position(), sealer)));
    return findings;
  }

  /** How many texts were opened. */
  long opened() {
    return opened;
  }

  private void check(Row row, long position, Optional<Sealer> sealer) {
    int sealed = SealedRows.count(row);
    if (sealed == 0 || findings.size() >= FINDINGS_MAX) {
      return;
    }
    if (sealer.isEmpty()) {
      if (findings.isEmpty()) {
        findings.add(new Finding(folder.key().toString(), "is missing", ADVICE));
      }
      return;
    }
    Optional<String> problem = SealedRows.problem(row, sealer.get());
    if (problem.isPresent()) {
      String place = folder.journal() + " entry " + position;
      findings.add(new Finding(place, problem.get(), ADVICE));
    } else {
      opened += sealed;
    }
  }
}
