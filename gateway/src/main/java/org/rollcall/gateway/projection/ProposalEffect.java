package org.rollcall.gateway.projection;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.ProposalStatus;
import org.rollcall.gateway.journal.Fact;
import org.rollcall.gateway.journal.FactCodec;
import org.rollcall.gateway.journal.JournalEntry;
import org.rollcall.gateway.ledger.CorrectionRows;
import org.rollcall.gateway.ledger.LedgerState;
import org.rollcall.gateway.ledger.ProposalRows;
import org.rollcall.gateway.ledger.Proposals;
import org.rollcall.gateway.ledger.StaffRows;
import org.rollcall.gateway.ledger.StoredProposal;
import org.rollcall.gateway.registry.Enrolment;
import org.rollcall.gateway.registry.Leave;
import org.rollcall.gateway.registry.ServiceRecord;
import org.rollcall.gateway.registry.Validity;

/**
 * Applies what people asked to have counted and what was decided about it. Only what is approved is
 * put where the rules look; a verdict that the proposal's status does not allow changes nothing.
 */
final class ProposalEffect {
  private final LedgerWork work;

  ProposalEffect(LedgerWork work) {
    this.work = work;
  }

  void proposed(JournalEntry entry, Fact.Proposed fact) throws SQLException {
    Proposal proposal = fact.proposal();
    Optional<String> home = home(proposal);
    ProposalRows.add(
        work.writer(),
        work.symbols(),
        new ProposalRows.Arrived(
            entry.position(), entry.recordedAt(), fact.author(), proposal, home, entry.payload()));
    home.ifPresent(code -> work.touched().add(new Change(code, proposal.from())));
  }

  void decided(JournalEntry entry, Fact.Decided fact) throws SQLException {
    Optional<StoredProposal> stored =
        Proposals.find(work.writer(), work.symbols(), fact.position());
    if (stored.isEmpty()) {
      return;
    }
    Optional<ProposalStatus> next = stored.get().status().after(fact.verdict());
    if (next.isEmpty()) {
      return;
    }
    ProposalRows.decide(
        work.writer(), fact.position(), next.get(), fact.author(), entry.recordedAt(), fact.note());
    Proposal proposal =
        ((Fact.Proposed) FactCodec.read(FactCodec.PROPOSAL, stored.get().payload())).proposal();
    if (next.get() == ProposalStatus.APPROVED) {
      enforce(fact.position(), proposal);
    } else if (next.get() == ProposalStatus.REVOKED) {
      for (String person : proposal.people()) {
        int no = work.symbols().number(work.writer(), person);
        StaffRows.remove(work.writer(), no, fact.position());
      }
    }
    mark(proposal);
    if (proposal.kind() == ProposalKind.LEAVE) {
      // who is excused follows from the leave, on days that have no row too
      work.noteRegistryChange();
    }
    stored.get().home().ifPresent(code -> work.touched().add(new Change(code, proposal.from())));
  }

  private void enforce(long position, Proposal proposal) throws SQLException {
    if (proposal instanceof Proposal.OfCorrection correction) {
      CorrectionRows.put(work.writer(), work.symbols(), position, correction);
    } else if (proposal instanceof Proposal.OfLeave leave) {
      StaffRows.put(work.writer(), work.symbols(), leave(leave), position);
    } else if (proposal instanceof Proposal.OfService service) {
      for (String person : service.people()) {
        StaffRows.put(work.writer(), work.symbols(), record(person, service), position);
      }
    }
  }

  private void mark(Proposal proposal) throws SQLException {
    for (String person : proposal.people()) {
      int no = work.symbols().number(work.writer(), person);
      if (proposal instanceof Proposal.OfCorrection correction) {
        work.dirty().mark(no, correction.date(), correction.home());
      } else if (proposal instanceof Proposal.OfService service) {
        work.dirty().mark(no, service.date(), service.home());
      } else {
        markStored(no, proposal);
      }
    }
  }

  /** Of days that nobody came on, leave needs none judged: what they are is never stored. */
  private void markStored(int person, Proposal leave) throws SQLException {
    for (LedgerState.DayKey key :
        LedgerState.days(
            work.writer(),
            Optional.of(person),
            Optional.empty(),
            leave.from().toEpochDay(),
            leave.to().toEpochDay())) {
      work.dirty()
          .mark(person, LocalDate.ofEpochDay(key.epochDay()), work.symbols().text(key.home()));
    }
  }

  private Optional<String> home(Proposal proposal) {
    if (proposal instanceof Proposal.OfCorrection correction) {
      return Optional.of(correction.home());
    } else if (proposal instanceof Proposal.OfService service) {
      return Optional.of(service.home());
    }
    return work.registry().enrolmentsOf(proposal.people().get(0)).stream()
        .filter(
            enrolment ->
                proposal.from().datesUntil(proposal.to()).anyMatch(enrolment.days()::contains))
        .map(Enrolment::home)
        .findFirst();
  }

  private static Leave leave(Proposal.OfLeave leave) {
    return new Leave(
        leave.person(),
        new Validity(Optional.of(leave.from()), Optional.of(leave.to())),
        leave.leave(),
        leave.reason());
  }

  private static ServiceRecord record(String person, Proposal.OfService service) {
    return new ServiceRecord(
        person,
        service.home(),
        service.date(),
        service.service(),
        service.start(),
        service.end(),
        Optional.of(service.recorder()),
        service.reason());
  }
}
