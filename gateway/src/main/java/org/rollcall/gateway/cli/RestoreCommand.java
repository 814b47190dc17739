package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.gateway.ops.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: a checked backup into an empty data folder. */
@Command(
    name = "restore",
    description = "Checks a backup and restores it into an empty data folder",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "the backup")
  private Path source = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", description = "an empty folder, or none yet")
  private Path data = Path.of("data");

  @Override
  public Integer call() {
    Manifest manifest = BackupCommand.backup().restore(source, data);
    System.out.printf(
        "%d files restored to %s, journal up to position %d%n",
        manifest.files().size(), data, manifest.journalEnd());
    return 0;
  }
}
