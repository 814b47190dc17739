package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.device.Outcome;
import org.rollcall.gateway.calendar.WorkingCalendar;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.LedgerException;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.MonthSteps;
import org.rollcall.gateway.registry.RegistryStore;

/**
 * The ledger as a projection of the journal: registry, check-ins, person-days and service counts,
 * all in one transaction a batch. {@link #homes()} is the newest committed state and may be read
 * from any thread.
 */
public final class LedgerProjection implements Projection, AutoCloseable {
  private final LedgerDatabase ledger;
  private final WorkingCalendar calendar;
  private final RecentOutcomes outcomes = new RecentOutcomes();
  private final Consumer<LedgerChanges> published;
  private volatile Homes committed;
  private volatile Parameters parameters;
  private volatile LedgerState.Cursor cursor;
  private LedgerEffects effects;
  private boolean unfinished;

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
    startAnewForCalendar();
    this.parameters = loadParameters();
    this.committed = loadHomes();
    this.cursor = LedgerState.cursor(ledger.writer());
    this.effects = new LedgerEffects(ledger, committed, parameters, outcomes);
    followCalendar();
    ledger.writer().commit();
  }

  /**
   * Adjustments tell one fact after the other what changed of a locked month. Under a newer
   * calendar they would have come out otherwise from the first lock on, so all of it is followed
   * again.
   */
  private void startAnewForCalendar() throws SQLException {
    Optional<String> judgedBy = LedgerState.calendar(ledger.writer());
    boolean newer = judgedBy.isPresent() && !judgedBy.get().equals(calendar.version());
    if (newer && !MonthSteps.lockedRevisions(ledger.writer()).isEmpty()) {
      ledger.clear();
    }
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
    Set<Change> changes;
    try {
      changes = commit(entries);
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw new LedgerException("the ledger could not be written", e);
    }
    published.accept(
        new LedgerChanges(cursor.position(), changes, effects.work().registryChanged()));
  }

  private Set<Change> commit(List<JournalEntry> entries) throws SQLException {
    if (unfinished) {
      restore();
    }
    unfinished = true;
    effects.work().begin();
    for (JournalEntry entry : entries) {
      effects.apply(entry);
    }
    Set<Change> changes = effects.judge();
    JournalEntry last = entries.get(entries.size() - 1);
    LedgerState.Cursor reached = new LedgerState.Cursor(last.position(), last.recordedAt());
    LedgerState.put(ledger.writer(), reached);
    ledger.writer().commit();
    committed = effects.work().homes();
    parameters = effects.work().parameters();
    cursor = reached;
    unfinished = false;
    return changes;
  }

  /** Judges anew every stored day in a range of epoch days; returns how many. */
  int judgeAgain(long fromDay, long toDay) throws SQLException {
    effects.work().begin();
    effects.markAll(fromDay, toDay);
    int days = effects.work().dirty().size();
    effects.judge();
    ledger.writer().commit();
    return days;
  }

  @Override
  public void close() throws SQLException {
    effects.close();
  }

  /** Where even this fails it is tried again before the next batch. */
  private void rollback(Exception cause) {
    try {
      restore();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Goes back to what is committed, on disk and in memory. */
  private void restore() throws SQLException {
    effects.close();
    ledger.rollback();
    parameters = loadParameters();
    committed = loadHomes();
    cursor = LedgerState.cursor(ledger.writer());
    effects = new LedgerEffects(ledger, committed, parameters, outcomes);
    ledger.writer().commit();
    unfinished = false;
  }

  private Parameters loadParameters() throws SQLException {
    return LedgerState.policy(ledger.writer())
        .map(payload -> FactCodec.read(FactCodec.POLICY, payload))
        .map(fact -> ((Fact.PolicySet) fact).parameters())
        .orElseGet(Parameters::standard);
  }

  private Homes loadHomes() throws SQLException {
    return new Homes(
        RegistryStore.load(ledger.writer()), calendar, LedgerEffects.policy(parameters));
  }
}
