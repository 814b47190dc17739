package org.rollcall.gateway.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.exchange.CsvTable;
import org.rollcall.gateway.exchange.TableRead;
import org.rollcall.gateway.ingest.FactDesk;
import org.rollcall.gateway.ingest.LockWatch;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.MemoryJournal;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerComparison;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.Symbols;
import org.rollcall.gateway.projection.LedgerChanges;
import org.rollcall.gateway.projection.LedgerProjection;
import org.rollcall.gateway.projection.Rebuild;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.ImportResult;
import org.rollcall.gateway.registry.Sealer;
import org.rollcall.gateway.registry.SealingKey;

/**
 * A gateway without its wires: facts go in as they do in the service, and the ledger follows at
 * once. One thread; whoever began it closes it.
 */
public final class LedgerWorld implements AutoCloseable {
  public static final WorkingCalendar CALENDAR = WorkingCalendar.bundled();
  public static final Sealer SEALER = new Sealer(SealingKey.random());

  private final Path file;
  private final FakeClock clock;
  private final MemoryJournal journal;
  private final FactDesk desk;
  private final List<LedgerChanges> published = new ArrayList<>();
  private LedgerDatabase ledger;
  private LedgerProjection projection;

  private LedgerWorld(Path folder, Instant now) throws SQLException {
    file = folder.resolve("ledger.db");
    clock = new FakeClock(now);
    journal = new MemoryJournal(clock);
    desk =
        new FactDesk(
            journal,
            () -> homes().registry(),
            SEALER,
            position -> CompletableFuture.runAsync(this::catchUp, Runnable::run));
    ledger = LedgerDatabase.open(file);
    projection = new LedgerProjection(ledger, CALENDAR, published::add);
  }

  public static LedgerWorld begin(Path folder, String now) throws SQLException {
    return new LedgerWorld(folder, Instant.parse(now));
  }

  /** What a read gets. */
  @FunctionalInterface
  public interface Read<T> {
    T from(Connection connection, Symbols symbols, Homes homes) throws SQLException;
  }

  /** Imports a table that has to be accepted. */
  public LedgerWorld imports(ImportKind kind, String... lines) {
    assertThat(tryImport(kind, lines)).isInstanceOf(ImportResult.Accepted.class);
    return this;
  }

  public ImportResult tryImport(ImportKind kind, String... lines) {
    byte[] csv = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    if (CsvTable.read(csv) instanceof TableRead.Read read) {
      return desk.importRows("tester", kind, read.table());
    }
    throw new AssertionError("not a table: " + String.join("\n", lines));
  }

  /** Facts as the journal has them, whoever said them. */
  public LedgerWorld hears(List<Fact> facts) {
    facts.forEach(fact -> journal.append(FactCodec.kind(fact), FactCodec.write(fact)).join());
    catchUp();
    return this;
  }

  /** Delivers events that are received now; returns the journal's position. */
  public long delivers(DeviceKey device, List<? extends DeviceEvent> events) {
    return delivers(new Delivery(device, "192.0.2.1", List.copyOf(events)));
  }

  /** Punches whose numbers belong to an organisation. */
  public long deliversOf(String organisation, DeviceKey device, String... punches) {
    List<DeviceEvent> events = List.copyOf(Punches.of(punches));
    return delivers(new Delivery(device, Optional.of(organisation), "192.0.2.1", events));
  }

  private long delivers(Delivery delivery) {
    Fact fact = new Fact.Delivered(delivery);
    long position = journal.append(FactCodec.kind(fact), FactCodec.write(fact)).join();
    catchUp();
    return position;
  }

  /** Punches as {@link Punches} reads them, in one delivery that is received now. */
  public long delivers(DeviceKey device, String... punches) {
    return delivers(device, Punches.of(punches));
  }

  public void releases(long position, int item) {
    desk.release("tester", position, item, "the clock was right");
  }

  /** A fact that is recorded at the desk now. */
  public void records(Fact fact) {
    desk.record(fact);
  }

  /** A watch over approved months; good until the world is rebuilt. */
  public LockWatch lockWatch(Period lockAfter) {
    return new LockWatch(ledger, this::homes, desk, lockAfter, clock);
  }

  public void sets(Parameters parameters) {
    desk.record(new Fact.PolicySet(parameters));
  }

  public FakeClock clock() {
    return clock;
  }

  public MemoryJournal journal() {
    return journal;
  }

  public LedgerProjection projection() {
    return projection;
  }

  public Homes homes() {
    return projection.homes();
  }

  /** What the newest batch changed. */
  public LedgerChanges lastChanges() {
    return published.get(published.size() - 1);
  }

  public void catchUp() {
    while (projection.position() < journal.end()) {
      projection.apply(journal.read(projection.position(), 1_000, Long.MAX_VALUE));
    }
  }

  public <T> T reads(Read<T> read) {
    return ledger.read(connection -> read.from(connection, ledger.symbols(), homes()));
  }

  public List<String> checkIns() {
    return ledger.read(LedgerText::checkIns);
  }

  public List<String> days() {
    return ledger.read(LedgerText::days);
  }

  public List<String> services() {
    return ledger.read(LedgerText::services);
  }

  /** Fails where a rebuild from the journal gives another ledger. */
  public void isWhatARebuildGives() throws SQLException {
    projection.close();
    ledger.close();
    LedgerComparison.Result result = Rebuild.verify(journal, CALENDAR, file);
    assertThat(result.difference()).as("rebuilt").isEmpty();
    ledger = LedgerDatabase.open(file);
    projection = new LedgerProjection(ledger, CALENDAR, published::add);
  }

  @Override
  public void close() throws SQLException {
    projection.close();
    ledger.close();
  }
}
