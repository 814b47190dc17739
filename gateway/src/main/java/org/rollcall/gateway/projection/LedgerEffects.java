package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.attendance.Policy;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.ledger.CheckInAside;
import org.rollcall.gateway.ledger.DeviceName;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.LedgerDatabase;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.StoredCheckIn;

/**
 * What each kind of fact does to the ledger, in the transaction at hand. Good until the first
 * failure: the driver throws a statement away that failed, so then there must be a new one.
 */
final class LedgerEffects implements AutoCloseable {
  private final LedgerDatabase ledger;
  private final LedgerWork work;
  private final DeliveryEffect deliveries;
  private final ImportEffect imports;
  private final StoredAgain storedAgain;
  private final ProposalEffect proposals;
  private final MonthEffect months;
  private final AdjustmentEffect adjustments;
  private final DayJudge judge;

  LedgerEffects(LedgerDatabase ledger, Homes homes, Parameters parameters, RecentOutcomes outcomes)
      throws SQLException {
    this.ledger = ledger;
    this.work = new LedgerWork(ledger, homes, parameters);
    this.deliveries = new DeliveryEffect(work, outcomes);
    this.imports = new ImportEffect(work);
    this.storedAgain = new StoredAgain(work);
    this.proposals = new ProposalEffect(work);
    LockedMonths locked = LockedMonths.load(ledger.writer());
    this.months = new MonthEffect(work, locked);
    this.adjustments = new AdjustmentEffect(work, locked);
    this.judge = new DayJudge(ledger.writer(), ledger.symbols(), work.personDays());
  }

  static Policy policy(Parameters parameters) {
    return Policy.standard()
        .withBurstWindow(parameters.burst())
        .withDayMinutes(parameters.fullDayMinutes(), parameters.halfDayMinutes());
  }

  LedgerWork work() {
    return work;
  }

  /**
   * Applies an entry. Where a locked month is touched its days are judged at once, entry by entry,
   * so that each adjustment has its own cause whatever batches the entries come in.
   */
  void apply(JournalEntry entry) throws SQLException {
    Fact fact = FactCodec.read(entry.kind(), entry.payload());
    if (fact instanceof Fact.MonthLocked) {
      judgeNow();
    }
    apply(entry, fact);
    if (adjustments.isNeeded()) {
      adjustments.follow(entry, fact, work.dirty().touchesWatched() ? judgeNow() : Set.of());
    }
  }

  private Set<Change> judgeNow() throws SQLException {
    Set<Change> changes = judge.judge(work.dirty(), work.homes());
    work.dirty().clear();
    work.touched().addAll(changes);
    return changes;
  }

  private void apply(JournalEntry entry, Fact fact) throws SQLException {
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
    } else if (fact instanceof Fact.Silent silent) {
      work.silences()
          .begin(number(silent.device()), silent.since().toEpochMilli(), recordedMs(entry));
      work.noteRegistryChange();
    } else if (fact instanceof Fact.Recovered recovered) {
      work.silences()
          .end(number(recovered.device()), recovered.since().toEpochMilli(), recordedMs(entry));
      work.noteRegistryChange();
    } else if (fact instanceof Fact.Proposed proposed) {
      proposals.proposed(entry, proposed);
    } else if (fact instanceof Fact.Decided decided) {
      proposals.decided(entry, decided);
    } else if (fact instanceof Fact.MonthStepped stepped) {
      months.stepped(entry, stepped);
    } else if (fact instanceof Fact.MonthLocked locked) {
      months.locked(entry, locked);
    } else if (fact instanceof Fact.ConsentGiven given) {
      ConsentEffect.given(ledger.writer(), entry, given);
    } else if (fact instanceof Fact.ConsentWithdrawn withdrawn) {
      ConsentEffect.withdrawn(ledger.writer(), entry, withdrawn);
    } else if (fact instanceof Fact.PolicySet set) {
      policySet(entry, set.parameters());
    }
  }

  /** Judges what the batch marked; returns everything that it changed. */
  Set<Change> judge() throws SQLException {
    Set<Change> changes = new HashSet<>(work.touched());
    changes.addAll(judge.judge(work.dirty(), work.homes()));
    return changes;
  }

  /** Marks every stored day in a range of epoch days. */
  void markAll(long fromDay, long toDay) throws SQLException {
    for (LedgerState.DayKey key :
        LedgerState.days(ledger.writer(), Optional.empty(), Optional.empty(), fromDay, toDay)) {
      work.dirty()
          .mark(
              key.person(),
              LocalDate.ofEpochDay(key.epochDay()),
              ledger.symbols().text(key.home()));
    }
  }

  @Override
  public void close() throws SQLException {
    work.close();
  }

  private int number(DeviceKey device) throws SQLException {
    return ledger.symbols().number(ledger.writer(), DeviceName.symbol(device));
  }

  private static long recordedMs(JournalEntry entry) {
    return entry.recordedAt().toEpochMilli();
  }

  private void policySet(JournalEntry entry, Parameters set) throws SQLException {
    LedgerState.putPolicy(ledger.writer(), entry.payload());
    Policy before = work.homes().policy();
    Policy after = policy(set);
    work.use(new Homes(work.registry(), work.homes().calendar(), after), set);
    if (!before.equals(after)) {
      markAll(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }
}
