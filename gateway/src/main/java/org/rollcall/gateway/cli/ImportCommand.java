package org.rollcall.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rollcall.gateway.exchange.CsvTable;
import org.rollcall.gateway.exchange.TableRead;
import org.rollcall.gateway.exchange.XlsxTable;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: rows into a data folder that no gateway is running on. */
@Command(
    name = "import",
    description = "Imports CSV or XLSX files of one kind, each all or nothing",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final String AUTHOR = "command line";

  @Parameters(index = "0", paramLabel = "KIND", description = "org-units, persons, enrolments, …")
  private String kind = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "data folder")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws Exception {
    ImportKind wanted =
        ImportKind.find(kind)
            .orElseThrow(() -> new CommandException("there is no import kind \"" + kind + "\""));
    boolean good = true;
    try (Store store = Store.open(data, Rollcall.clock(), changes -> {})) {
      store.start();
      for (Path file : files) {
        good &= importFile(store, wanted, file);
      }
    }
    return good ? 0 : 1;
  }

  private static boolean importFile(Store store, ImportKind kind, Path file) throws Exception {
    byte[] bytes = read(file);
    boolean xlsx = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    TableRead read = xlsx ? XlsxTable.read(bytes) : CsvTable.read(bytes);
    if (read instanceof TableRead.Unreadable unreadable) {
      System.err.println(
          file
              + ": "
              + unreadable.row().map(row -> "row " + row + ": ").orElse("")
              + unreadable.problem());
      return false;
    }
    ImportResult result = store.desk().importRows(AUTHOR, kind, ((TableRead.Read) read).table());
    if (result instanceof ImportResult.Refused refused) {
      for (ImportResult.Problem problem : refused.problems()) {
        System.err.printf(
            "%s: row %d, %s \"%s\": %s%n",
            file, problem.row(), problem.column(), problem.value(), problem.problem());
      }
      System.err.println(file + ": nothing was stored");
      return false;
    }
    ImportResult.Accepted accepted = (ImportResult.Accepted) result;
    System.out.printf(
        "%s: %d rows accepted, %d of them new or changed%n",
        file, accepted.accepted(), accepted.changed().size());
    return true;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandException(file + " can't be read: " + e);
    }
  }
}
