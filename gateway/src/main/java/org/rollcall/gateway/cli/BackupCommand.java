package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.ops.Backup;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.ops.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: an online copy, also while the gateway runs. */
@Command(
    name = "backup",
    description = "Copies a data folder, also while the gateway runs",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "an empty folder, or none yet")
  private Path target = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", description = "data folder")
  private Path data = Path.of("data");

  @Override
  public Integer call() {
    try (DataFolder folder = DataFolder.openShared(data)) {
      Manifest manifest = backup().create(folder, target);
      System.out.printf(
          "%d files backed up to %s, journal up to position %d%n",
          manifest.files().size(), target, manifest.journalEnd());
      return 0;
    }
  }

  static Backup backup() {
    return new Backup(SqliteJournal.inspection(), Rollcall.clock(), Rollcall.version());
  }
}
