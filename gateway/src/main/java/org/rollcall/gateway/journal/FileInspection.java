package org.rollcall.gateway.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rollcall.gateway.ops.Finding;
import org.rollcall.gateway.ops.JournalInspection;

/** Looks at a journal's file from outside: what backup and verify ask. */
final class FileInspection implements JournalInspection {

  @Override
  public long end(Path file) {
    try (ReadConnections readers = readers(file)) {
      return readers.read(JournalCheck::end);
    }
  }

  @Override
  public List<Finding> findings(Path file) {
    if (!(check(file) instanceof JournalVerdict.Damaged damaged)) {
      return List.of();
    }
    return damaged.findings().stream()
        .map(finding -> new Finding(file.toString(), finding.sentence(), "restore a backup"))
        .toList();
  }

  static JournalVerdict check(Path file) {
    try (ReadConnections readers = readers(file)) {
      return new JournalCheck(readers).run();
    }
  }

  private static ReadConnections readers(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new JournalException(
          JournalException.Code.STORAGE_FAILED,
          "there is no journal at " + file + "; give another data folder");
    }
    return new ReadConnections(new JournalFile(file));
  }
}
