package org.rollcall.gateway.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ledger.LedgerDatabase;

/**
 * Builds the ledger from the journal, from the first entry to the last: to replace a ledger, or to
 * prove that the one kept in step is the same. The gateway must not be running on the folder.
 */
public final class Rebuild {
  /** Not the batch size of the running gateway: what comes out must not depend on it. */
  private static final int BATCH_ENTRIES = 10_000;

  private static final long BATCH_BYTES = 8L * 1024 * 1024;

  private Rebuild() {}

  /** Replaces the ledger by a new one; returns how many entries it follows from. */
  public static long replace(Journal journal, WorkingCalendar calendar, Path ledger)
      throws SQLException {
    Path fresh = beside(ledger);
    LedgerDatabase.delete(fresh);
    long applied = build(journal, calendar, fresh);
    LedgerDatabase.delete(ledger);
    try {
      Files.move(fresh, ledger, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the rebuilt ledger is ready but can't be moved into place", e);
    }
    return applied;
  }

  /** Brings the kept ledger up to the journal's end, builds another, and compares the two. */
  public static LedgerComparison.Result verify(
      Journal journal, WorkingCalendar calendar, Path ledger) throws SQLException {
    Path fresh = beside(ledger);
    LedgerDatabase.delete(fresh);
    try {
      build(journal, calendar, ledger);
      build(journal, calendar, fresh);
      try (LedgerDatabase kept = LedgerDatabase.open(ledger);
          LedgerDatabase rebuilt = LedgerDatabase.open(fresh)) {
        return LedgerComparison.compare(kept.writer(), rebuilt.writer());
      }
    } finally {
      LedgerDatabase.delete(fresh);
    }
  }

  /** Judges the stored days of a range of dates again; returns how many. */
  public static int judgeAgain(
      Journal journal, WorkingCalendar calendar, Path ledger, long fromDay, long toDay)
      throws SQLException {
    build(journal, calendar, ledger);
    try (LedgerDatabase database = LedgerDatabase.open(ledger);
        LedgerProjection projection = new LedgerProjection(database, calendar, changes -> {})) {
      return projection.judgeAgain(fromDay, toDay);
    }
  }

  /** Applies what the ledger has not seen yet; returns how many entries that was. */
  private static long build(Journal journal, WorkingCalendar calendar, Path ledger)
      throws SQLException {
    try (LedgerDatabase database = LedgerDatabase.open(ledger);
        LedgerProjection projection = new LedgerProjection(database, calendar, changes -> {})) {
      long begun = projection.position();
      while (projection.position() < journal.end()) {
        projection.apply(journal.read(projection.position(), BATCH_ENTRIES, BATCH_BYTES));
      }
      return projection.position() - begun;
    }
  }

  private static Path beside(Path ledger) {
    return ledger.resolveSibling(ledger.getFileName() + ".rebuild");
  }
}
