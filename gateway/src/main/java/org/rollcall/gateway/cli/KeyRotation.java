package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.KeyFile;
import org.rollcall.gateway.registry.KeyRing;
import org.rollcall.gateway.registry.Row;
import org.rollcall.gateway.registry.SealedRows;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.registry.SealingKey;

/**
 * Brings a new key into a data folder that no gateway runs on. The rows that are sealed by older
 * keys become facts again, under the new key, so that the ledger follows from the journal as ever.
 *
 * <pre>
 *   key into the key file ─▶ rows sealed again, fact by fact ─▶ done
 *            │                          │
 *   crash: the old file,       crash: both keys open everything;
 *   nothing happened           the next run finishes this one
 * </pre>
 */
final class KeyRotation {
  /** Rows of one fact. */
  static final int FACT_ROWS = 500;

  private static final long CATCH_UP_WAIT_MS = 600_000;

  private KeyRotation() {}

  /**
   * What a rotation did.
   *
   * @param newest the key that seals from now on
   * @param finished whether it finished an earlier rotation instead of beginning one
   * @param rows that were sealed again
   */
  record Result(String newest, boolean finished, int rows, KeyRing ring) {}

  static Result run(Path data, Clock clock) throws SQLException, InterruptedException {
    try (Store store = Store.open(data, clock, changes -> {})) {
      store.start();
      if (!store.awaitCaughtUp(CATCH_UP_WAIT_MS)) {
        throw new CommandException("the ledger is far behind: run recount, then this again");
      }
      KeyRing before = store.sealer().ring();
      boolean unfinished = !SealedRows.outdated(store.registry(), before).isEmpty();
      KeyRing ring = unfinished ? before : KeyFile.add(store.folder().key(), SealingKey.random());
      int rows = sealAgain(store, ring, Integer.MAX_VALUE);
      return new Result(ring.newest().id(), unfinished, rows, ring);
    }
  }

  /**
   * Seals rows again until none, or as many facts as may be, are written; returns how many rows.
   */
  static int sealAgain(Store store, KeyRing ring, int factsMax) {
    Sealer sealer = new Sealer(ring);
    List<Row> outdated = SealedRows.outdated(store.registry(), ring);
    int done = 0;
    for (int facts = 0; done < outdated.size() && facts < factsMax; facts++) {
      int end = Math.min(outdated.size(), done + FACT_ROWS);
      List<Row> rows =
          outdated.subList(done, end).stream().map(row -> SealedRows.again(row, sealer)).toList();
      store.desk().record(new Fact.Imported(SecurityFolder.AUTHOR, ImportKind.PERSONS, rows));
      done = end;
    }
    return done;
  }
}
