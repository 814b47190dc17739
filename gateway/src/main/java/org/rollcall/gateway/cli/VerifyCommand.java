package org.rollcall.gateway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.gateway.ledger.MonthVerification;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.ops.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: is everything in the data folder as it was written? */
@Command(
    name = "verify",
    description = "Checks the databases of a data folder; exit code 1 where something is wrong",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "data folder")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws SQLException {
    try (DataFolder folder = DataFolder.openShared(data)) {
      List<Finding> findings = new ArrayList<>(BackupCommand.backup().verify(folder));
      SealedCheck sealed = new SealedCheck(folder);
      if (findings.isEmpty()) {
        findings.addAll(sealed.run());
      }
      findings.forEach(System.err::println);
      List<String> months =
          Files.exists(folder.ledger()) ? MonthVerification.ofFile(folder.ledger()) : List.of();
      months.forEach(System.err::println);
      if (findings.isEmpty() && months.isEmpty()) {
        System.out.println("journal, ledger and accounts are as they were written");
        System.out.printf("all %d sealed texts open%n", sealed.opened());
      }
      return findings.isEmpty() && months.isEmpty() ? 0 : 1;
    }
  }
}
