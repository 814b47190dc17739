package org.rollcall.gateway.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.rollcall.gateway.exchange.CsvTable;
import org.rollcall.gateway.exchange.TableRead.Read;
import org.rollcall.gateway.registry.ImportResult.Accepted;

/** The invented town that import cases start from, and how tests import a CSV. */
final class ImportWorld {
  static final Sealer SEALER = new Sealer(SealingKey.of(new byte[SealingKey.KEY_BYTES]));

  private ImportWorld() {}

  static Path cases() {
    try {
      return Path.of(
          Objects.requireNonNull(ImportWorld.class.getResource("/registry/import")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The registry with the files of the folder {@code world}, those that others point to first. */
  static Registry registry() {
    Registry registry = Registry.empty();
    for (ImportKind kind : ImportKind.values()) {
      Path file = cases().resolve("world").resolve(kind.code() + ".csv");
      if (Files.exists(file)) {
        registry = imported(registry, kind, bytes(file));
      }
    }
    return registry;
  }

  static ImportResult check(Registry registry, ImportKind kind, byte[] csv) {
    return ImportCheck.check(kind, table(csv), registry, SEALER);
  }

  static Registry imported(Registry registry, ImportKind kind, byte[] csv) {
    return registry.with(kind, accepted(registry, kind, csv));
  }

  static List<Row> accepted(Registry registry, ImportKind kind, byte[] csv) {
    ImportResult result = check(registry, kind, csv);
    if (result instanceof Accepted accepted) {
      return accepted.changed();
    }
    throw new IllegalStateException("refused: " + result);
  }

  static Table table(byte[] csv) {
    if (CsvTable.read(csv) instanceof Read read) {
      return read.table();
    }
    throw new IllegalStateException("unreadable: " + CsvTable.read(csv));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
