package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.projection.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recount}: the ledger anew from the journal. */
@Command(
    name = "recount",
    description = "Rebuilds the ledger from the journal, or proves that a rebuild gives the same",
    mixinStandardHelpOptions = true)
final class RecountCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "data folder")
  private Path data = Path.of("data");

  @Option(names = "--verify", description = "compare only; exit code 1 where there is a difference")
  private boolean verify;

  @Option(names = "--from", paramLabel = "DATE", description = "judge only days from this date on")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "and before this one")
  private @Nullable LocalDate to;

  @Override
  public Integer call() throws Exception {
    try (DataFolder folder = DataFolder.open(data);
        Journal journal = SqliteJournal.open(folder.journal(), Rollcall.clock())) {
      WorkingCalendar calendar = Store.calendar(folder);
      Instant begun = Rollcall.clock().instant();
      if (verify) {
        return verify(journal, calendar, folder.ledger());
      }
      if (from != null || to != null) {
        long fromDay = from == null ? Long.MIN_VALUE : from.toEpochDay();
        long toDay = to == null ? Long.MAX_VALUE : to.toEpochDay();
        int days = Rebuild.judgeAgain(journal, calendar, folder.ledger(), fromDay, toDay);
        System.out.printf("%d person-days judged again%n", days);
        return 0;
      }
      long entries = Rebuild.replace(journal, calendar, folder.ledger());
      System.out.printf("ledger rebuilt from %d journal entries in %s%n", entries, since(begun));
      return 0;
    }
  }

  private static int verify(Journal journal, WorkingCalendar calendar, Path ledger)
      throws Exception {
    Instant begun = Rollcall.clock().instant();
    LedgerComparison.Result result = Rebuild.verify(journal, calendar, ledger);
    if (result.difference().isPresent()) {
      System.err.println("the kept ledger differs from the rebuilt one:");
      System.err.println(result.difference().get());
      return 1;
    }
    System.out.printf(
        "the kept ledger and one rebuilt from %d journal entries agree in all %d rows (%s)%n",
        journal.end(), result.rows(), since(begun));
    return 0;
  }

  private static String since(Instant begun) {
    return Duration.between(begun, Rollcall.clock().instant()).toMillis() / 1000.0 + " s";
  }
}
