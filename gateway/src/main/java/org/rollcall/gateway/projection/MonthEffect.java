package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import org.rollcall.gateway.attendance.MonthLife;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.MonthSteps;
import org.rollcall.gateway.ledger.MonthSteps.HomeMonthKey;
import org.rollcall.gateway.ledger.Months;

/** Applies the steps of sign-off. A step that the month's status does not allow changes nothing. */
final class MonthEffect {
  private final LedgerWork work;
  private final LockedMonths locked;

  MonthEffect(LedgerWork work, LockedMonths locked) {
    this.work = work;
    this.locked = locked;
    work.dirty().watch(locked.latest());
  }

  void stepped(JournalEntry entry, Fact.MonthStepped fact) throws SQLException {
    int home = work.symbols().number(work.writer(), fact.home());
    if (allowed(entry, fact.home(), fact.month(), fact.step(), fact.revision())) {
      MonthSteps.put(
          work.writer(),
          new MonthSteps.Step(
              entry.position(),
              home,
              fact.month(),
              fact.step(),
              fact.revision(),
              fact.author(),
              entry.recordedAt(),
              fact.content(),
              fact.note(),
              fact.owner(),
              fact.until()));
      touch(fact.home(), fact.month());
    }
  }

  void locked(JournalEntry entry, Fact.MonthLocked fact) throws SQLException {
    MonthSnapshot snapshot = MonthSnapshot.read(fact.snapshot());
    int home = work.symbols().number(work.writer(), snapshot.home());
    if (allowed(entry, snapshot.home(), snapshot.month(), MonthStep.LOCK, snapshot.revision())) {
      MonthSteps.put(
          work.writer(),
          new MonthSteps.Step(
              entry.position(),
              home,
              snapshot.month(),
              MonthStep.LOCK,
              snapshot.revision(),
              fact.author(),
              entry.recordedAt(),
              fact.content(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
      MonthSteps.lock(
          work.writer(), home, entry.position(), snapshot, fact.snapshot(), fact.hash());
      locked.put(new HomeMonthKey(home, snapshot.month()), snapshot.revision());
      work.dirty().watch(locked.latest());
      touch(snapshot.home(), snapshot.month());
    }
  }

  private boolean allowed(
      JournalEntry entry, String home, YearMonth month, MonthStep step, int revision)
      throws SQLException {
    MonthLife life =
        Months.life(work.writer(), work.symbols(), work.homes(), home, month, entry.recordedAt());
    int wanted = step == MonthStep.REOPEN ? life.locked() + 1 : life.revision();
    return step.from(life.status()).isPresent() && revision == wanted;
  }

  private void touch(String home, YearMonth month) {
    work.touched().add(new Change(home, month.atDay(1)));
  }
}
