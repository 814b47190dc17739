package org.rollcall.gateway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.ingest.FactDesk;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.journal.SqliteJournal;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.projection.LedgerChanges;
import org.rollcall.gateway.projection.LedgerProjection;
import org.rollcall.gateway.projection.ProjectionRunner;
import org.rollcall.gateway.registry.KeyFile;
import org.rollcall.gateway.registry.Registry;
import org.rollcall.gateway.registry.SealedRows;
import org.rollcall.gateway.registry.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder at work: journal, ledger, and the projection between them. What every command needs
 * that does more than look; it holds the folder's lock until it is closed.
 */
final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final DataFolder folder;
  private final Sealer sealer;
  private final Journal journal;
  private final LedgerDatabase ledger;
  private final LedgerProjection projection;
  private final ProjectionRunner runner;
  private final FactDesk desk;

  private Store(
      DataFolder folder,
      Sealer sealer,
      Journal journal,
      LedgerDatabase ledger,
      LedgerProjection projection) {
    this.folder = folder;
    this.sealer = sealer;
    this.journal = journal;
    this.ledger = ledger;
    this.projection = projection;
    this.runner = new ProjectionRunner(journal, projection);
    this.desk = new FactDesk(journal, this::registry, sealer, runner::reached);
  }

  static Store open(Path data, Clock clock, Consumer<LedgerChanges> published) throws SQLException {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      DataFolder folder = kept(opened, DataFolder.open(data));
      boolean isKeyless = Files.notExists(folder.key());
      Journal journal = kept(opened, SqliteJournal.open(folder.journal(), clock));
      if (isKeyless && journal.end() > 0) {
        throw lostKey(folder);
      }
      Sealer sealer = new Sealer(KeyFile.loadOrCreate(folder.key()));
      LedgerDatabase ledger = kept(opened, LedgerDatabase.open(folder.ledger()));
      LedgerProjection projection =
          kept(opened, new LedgerProjection(ledger, calendar(folder), published));
      Store store = new Store(folder, sealer, journal, ledger, projection);
      store.requireKeys();
      return store;
    } catch (SQLException | RuntimeException e) {
      closeAgain(opened, e);
      throw e;
    }
  }

  /** Going on with a new key would hide for long that nothing sealed can be read any more. */
  private static CommandException lostKey(DataFolder folder) {
    return new CommandException(
        "the data folder "
            + folder.root()
            + " has a journal and no key file: restore "
            + folder.key()
            + " from a backup; without it certificates and phone numbers can't be read");
  }

  private static <T extends AutoCloseable> T kept(Deque<AutoCloseable> opened, T part) {
    opened.push(part);
    return part;
  }

  private static void closeAgain(Deque<AutoCloseable> opened, Exception failure) {
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** The calendar of the jar, with the notices that the folder lays over it. */
  static WorkingCalendar calendar(DataFolder folder) {
    return WorkingCalendar.bundled().withFolder(folder.calendars());
  }

  /** Starts the projection; a policy that differs from the journal's becomes a fact first. */
  void start(Parameters configured) {
    runner.start();
    if (!projection.parameters().equals(configured)) {
      Fact policy = new Fact.PolicySet(configured);
      journal.append(FactCodec.kind(policy), FactCodec.write(policy)).join();
      LOG.info("policy from journal position {} on: {}", journal.end(), configured);
    }
  }

  /** Refuses to go on with keys that don't open what the registry has sealed. */
  void requireKeys() {
    SealedRows.requireKeys(registry(), sealer);
  }

  /** Starts the projection with whatever policy the journal has. */
  void start() {
    runner.start();
  }

  /** Waits a while for the ledger to reach the end of the journal; false where it did not. */
  boolean awaitCaughtUp(long waitMs) throws InterruptedException {
    try {
      runner.reached(journal.end()).get(waitMs, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      LOG.info("the ledger is {} entries behind and follows", runner.lag());
      return false;
    }
  }

  Journal journal() {
    return journal;
  }

  LedgerDatabase ledger() {
    return ledger;
  }

  LedgerProjection projection() {
    return projection;
  }

  ProjectionRunner runner() {
    return runner;
  }

  FactDesk desk() {
    return desk;
  }

  DataFolder folder() {
    return folder;
  }

  Sealer sealer() {
    return sealer;
  }

  Registry registry() {
    return projection.homes().registry();
  }

  @Override
  public void close() throws SQLException {
    try (folder;
        journal;
        ledger;
        projection;
        runner) {
      LOG.debug("closing the data folder");
    }
  }
}
