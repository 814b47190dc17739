package org.rollcall.gateway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.registry.KeyFile;
import org.rollcall.gateway.registry.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code key}: the keys of the encrypted columns. */
@Command(
    name = "key",
    description = "The keys of the encrypted columns of a data folder",
    mixinStandardHelpOptions = true,
    subcommands = {KeyCommand.Rotate.class, KeyCommand.Show.class})
final class KeyCommand {

  /** {@code key rotate}: a new key, and everything current under it. */
  @Command(
      name = "rotate",
      description =
          "Adds a key and seals everything again with it; no gateway may run on the folder",
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
      requireKeys(data);
      KeyRotation.Result result = KeyRotation.run(data, Rollcall.clock());
      System.out.printf(
          "%s key %s: %d rows sealed again%n",
          result.finished() ? "finished the rotation to" : "rotated to",
          result.newest(),
          result.rows());
      System.out.printf(
          "rollcall.key now holds %s; keep them all, older journal entries need them, and back up%n",
          result.ring());
      return 0;
    }
  }

  /** {@code key show}: the ids of the keys, never the keys. */
  @Command(
      name = "show",
      description = "Names the keys, oldest first, the newest seals",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "data folder")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
      System.out.println(requireKeys(data));
      return 0;
    }
  }

  private static KeyRing requireKeys(Path data) {
    try (DataFolder folder = DataFolder.openShared(data)) {
      if (Files.notExists(folder.key())) {
        throw new CommandException(
            "there is no key file " + folder.key() + "; restore it from a backup");
      }
      return KeyFile.loadOrCreate(folder.key());
    }
  }
}
