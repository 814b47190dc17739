package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.device.Outcome;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.CheckInAside;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.LedgerException;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.registry.RegistryStore;

/**
 * The ledger as a projection of the journal: registry, check-ins, person-days and service counts,
 * all in one transaction a batch. {@link #homes()} is the newest committed state and may be read
 * from any thread.
 */
public final class LedgerProjection implements Projection, AutoCloseable {
  private final LedgerDatabase ledger;
  private final WorkingCalendar calendar;
  private final LedgerWork work;
  private final RecentOutcomes outcomes = new RecentOutcomes();
  private final DeliveryEffect deliveries;
  private final ImportEffect imports;
  private final StoredAgain storedAgain;
  private final DayJudge judge;
  private final Consumer<LedgerChanges> published;
  private volatile Homes committed;
  private volatile Parameters parameters;
  private volatile LedgerState.Cursor cursor;

  /**
   * Begins where the ledger stands.
   *
   * @param published takes what each committed batch changed; on the projection's thread, must not
   *     block
   */
  public LedgerProjection(
      LedgerDatabase ledger, WorkingCalendar calendar, Consumer<LedgerChanges> published)
      throws SQLException {
    this.ledger = ledger;
    this.calendar = calendar;
    this.published = published;
    this.parameters = loadParameters();
    this.committed = loadHomes();
    this.cursor = LedgerState.cursor(ledger.writer());
    this.work = new LedgerWork(ledger, committed, parameters);
    this.deliveries = new DeliveryEffect(work, outcomes);
    this.imports = new ImportEffect(work);
    this.storedAgain = new StoredAgain(work);
    this.judge = new DayJudge(ledger.writer(), ledger.symbols(), work.personDays());
    followCalendar();
    ledger.writer().commit();
  }

  /** A newer calendar (a new release, a new notice) judges all days again. */
  private void followCalendar() throws SQLException {
    Optional<String> judgedBy = LedgerState.calendar(ledger.writer());
    if (!judgedBy.equals(Optional.of(calendar.version()))) {
      LedgerState.putCalendar(ledger.writer(), calendar.version());
      judgeAgain(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public long position() {
    return cursor.position();
  }

  /** Registry, calendar and policy as of the last committed batch. */
  public Homes homes() {
    return committed;
  }

  /**
   * What became of a delivery at a position that is applied. Empty where too much has come since.
   */
  public Optional<Outcome> outcome(long position) {
    return outcomes.get(position);
  }

  /** How far the committed ledger is. */
  public LedgerState.Cursor cursor() {
    return cursor;
  }

  /** The parameters that the journal says are in force. */
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void apply(List<JournalEntry> entries) {
    try {
      work.begin();
      for (JournalEntry entry : entries) {
        apply(entry);
      }
      Set<Change> changes = new HashSet<>(work.touched());
      changes.addAll(judge.judge(work.dirty(), work.homes()));
      JournalEntry last = entries.get(entries.size() - 1);
      LedgerState.Cursor reached = new LedgerState.Cursor(last.position(), last.recordedAt());
      LedgerState.put(ledger.writer(), reached);
      ledger.writer().commit();
      committed = work.homes();
      parameters = work.parameters();
      cursor = reached;
      published.accept(new LedgerChanges(reached.position(), changes, work.registryChanged()));
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw new LedgerException("the ledger could not be written", e);
    }
  }

  /** Judges anew every stored day in a range of epoch days; returns how many. */
  int judgeAgain(long fromDay, long toDay) throws SQLException {
    work.begin();
    markAll(fromDay, toDay);
    int days = work.dirty().size();
    judge.judge(work.dirty(), work.homes());
    ledger.writer().commit();
    return days;
  }

  @Override
  public void close() throws SQLException {
    work.close();
  }

  private void apply(JournalEntry entry) throws SQLException {
    Fact fact = FactCodec.read(entry.kind(), entry.payload());
    if (fact instanceof Fact.Delivered delivered) {
      deliveries.apply(entry, delivered.delivery());
    } else if (fact instanceof Fact.Imported imported) {
      imports.apply(imported);
    } else if (fact instanceof Fact.Released released) {
      Optional<StoredCheckIn> held =
          CheckInAside.find(ledger.writer(), released.position(), released.item());
      if (held.isPresent()) {
        storedAgain.released(held.get());
      }
    } else if (fact instanceof Fact.PolicySet set) {
      policySet(entry, set.parameters());
    }
  }

  private void policySet(JournalEntry entry, Parameters set) throws SQLException {
    LedgerState.putPolicy(ledger.writer(), entry.payload());
    Policy before = work.homes().policy();
    Policy after = policy(set);
    work.use(new Homes(work.registry(), calendar, after), set);
    if (!before.equals(after)) {
      markAll(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private void markAll(long fromDay, long toDay) throws SQLException {
    for (LedgerState.DayKey key :
        LedgerState.days(ledger.writer(), Optional.empty(), Optional.empty(), fromDay, toDay)) {
      work.dirty()
          .mark(
              key.person(),
              java.time.LocalDate.ofEpochDay(key.epochDay()),
              ledger.symbols().text(key.home()));
    }
  }

  private void rollback(Exception cause) {
    try {
      ledger.rollback();
      work.places().reload();
      parameters = loadParameters();
      committed = loadHomes();
      work.use(committed, parameters);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private Parameters loadParameters() throws SQLException {
    return LedgerState.policy(ledger.writer())
        .map(payload -> FactCodec.read(FactCodec.POLICY, payload))
        .map(fact -> ((Fact.PolicySet) fact).parameters())
        .orElseGet(Parameters::standard);
  }

  private Homes loadHomes() throws SQLException {
    return new Homes(RegistryStore.load(ledger.writer()), calendar, policy(parameters));
  }

  private static Policy policy(Parameters parameters) {
    return Policy.standard()
        .withBurstWindow(parameters.burst())
        .withDayMinutes(parameters.fullDayMinutes(), parameters.halfDayMinutes());
  }
}
