package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.Adjustments;
import org.rollcall.gateway.ledger.DayTexts;
import org.rollcall.gateway.ledger.HomeMonths;
import org.rollcall.gateway.ledger.MonthSnapshot;
import org.rollcall.gateway.ledger.MonthSteps.HomeMonthKey;
import org.rollcall.gateway.ledger.Proposals;
import org.rollcall.gateway.ledger.StoredProposal;
import org.rollcall.gateway.registry.CareMode;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.Row;

/**
 * Writes down what a fact changes of months that are locked. What a lock keeps stays; the snapshot
 * with its adjustments laid over is the month as it is known, after every entry.
 */
final class AdjustmentEffect {
  private final LedgerWork work;
  private final LockedMonths locked;

  AdjustmentEffect(LedgerWork work, LockedMonths locked) {
    this.work = work;
    this.locked = locked;
  }

  boolean isNeeded() {
    return !locked.isEmpty();
  }

  /**
   * Compares every locked month that an entry may have changed.
   *
   * @param judged the homes' dates that were judged because of it
   */
  void follow(JournalEntry entry, Fact fact, Set<Change> judged) throws SQLException {
    Set<HomeMonthKey> touched = named(fact);
    for (Change change : judged) {
      if (hasResidents(change.home())) {
        // who is back on the stroke of midnight was there the day before
        addFrom(touched, change.home(), change.date().minusDays(1));
      } else {
        add(touched, change.home(), YearMonth.from(change.date()));
      }
    }
    for (HomeMonthKey key : touched) {
      compare(entry, why(fact), key);
    }
  }

  private void compare(JournalEntry entry, String why, HomeMonthKey key) throws SQLException {
    SortedMap<DayTexts.Place, String> before = Adjustments.before(work.writer(), key);
    SortedMap<DayTexts.Place, String> after;
    try (HomeMonths live = new HomeMonths(work.writer(), work.symbols(), work.homes())) {
      after = DayTexts.of(live.of(work.symbols().text(key.home()), key.month()));
    }
    int revision = locked.revision(key).orElseThrow();
    for (DayTexts.Change change : DayTexts.between(before, after)) {
      Adjustments.add(
          work.writer(),
          key,
          new Adjustments.Adjustment(revision, entry.position(), entry.recordedAt(), why, change));
    }
  }

  /** What a fact may change beside stored person-days: who is expected, and who is excused. */
  private Set<HomeMonthKey> named(Fact fact) throws SQLException {
    Set<HomeMonthKey> named = new HashSet<>();
    if (fact instanceof Fact.PolicySet) {
      named.addAll(locked.all());
    } else if (fact instanceof Fact.MonthLocked lock) {
      MonthSnapshot snapshot = MonthSnapshot.read(lock.snapshot());
      add(named, snapshot.home(), snapshot.month());
    } else if (fact instanceof Fact.Decided decided) {
      Optional<Proposal> leave = leave(decided);
      if (leave.isPresent()) {
        addPerson(named, leave.get().people().get(0), leave.get().from());
      }
    } else if (fact instanceof Fact.Imported imported) {
      for (Row row : imported.rows()) {
        addRow(named, row);
      }
    }
    return named;
  }

  private void addRow(Set<HomeMonthKey> named, Row row) {
    switch (row.kind()) {
      case ENROLMENTS -> addFrom(named, row.text("home"), LocalDate.parse(row.text("from")));
      case OPENINGS ->
          add(named, row.text("home"), YearMonth.from(LocalDate.parse(row.text("date"))));
      case ORG_UNITS -> addFrom(named, row.text("code"), LocalDate.EPOCH);
      case LEAVES -> addPerson(named, row.text("person_id"), LocalDate.parse(row.text("from")));
      default -> {
        // what else there is shows in the days that were judged
      }
    }
  }

  private void addPerson(Set<HomeMonthKey> named, String person, LocalDate from) {
    for (Enrolment enrolment : work.registry().enrolmentsOf(person)) {
      addFrom(named, enrolment.home(), from);
    }
  }

  private void addFrom(Set<HomeMonthKey> named, String home, LocalDate from) {
    OptionalInt no = work.symbols().find(home);
    if (no.isPresent()) {
      named.addAll(locked.of(no.getAsInt(), YearMonth.from(from)));
    }
  }

  private void add(Set<HomeMonthKey> keys, String home, YearMonth month) {
    OptionalInt no = work.symbols().find(home);
    if (no.isPresent()) {
      HomeMonthKey key = new HomeMonthKey(no.getAsInt(), month);
      if (locked.revision(key).isPresent()) {
        keys.add(key);
      }
    }
  }

  /** Who went out of a residential home is out until they come back, in later months too. */
  private boolean hasResidents(String home) {
    return work.registry().enrolmentsAt(home).stream()
        .anyMatch(enrolment -> enrolment.mode() == CareMode.RESIDENTIAL);
  }

  private Optional<Proposal> leave(Fact.Decided decided) throws SQLException {
    Optional<StoredProposal> stored =
        Proposals.find(work.writer(), work.symbols(), decided.position());
    return stored
        .filter(proposal -> proposal.kind() == ProposalKind.LEAVE)
        .map(
            proposal ->
                ((Fact.Proposed) FactCodec.read(FactCodec.PROPOSAL, proposal.payload()))
                    .proposal());
  }

  /** As the adjustment ledger says it: what kind of fact, and whose. */
  private static String why(Fact fact) {
    if (fact instanceof Fact.Delivered delivered) {
      return "delivery "
          + delivered.delivery().device().protocol()
          + ":"
          + delivered.delivery().device().serial();
    } else if (fact instanceof Fact.Imported imported) {
      return "import " + imported.kind().code() + " by " + imported.author();
    } else if (fact instanceof Fact.Decided decided) {
      return "%s proposal %d by %s"
          .formatted(decided.verdict().code(), decided.position(), decided.author());
    } else if (fact instanceof Fact.Released released) {
      return "release %d-%d by %s"
          .formatted(released.position(), released.item(), released.author());
    }
    return FactCodec.kind(fact);
  }
}
