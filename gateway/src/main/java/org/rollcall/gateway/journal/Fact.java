package org.rollcall.gateway.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.attendance.MonthStep;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.Verdict;
import org.rollcall.gateway.registry.ConsentGiver;
import org.rollcall.gateway.registry.ImportKind;
import org.rollcall.gateway.registry.Row;

/**
 * The meaning of a journal entry: something a terminal or a person said. Facts are never changed;
 * what they add up to is the business of projections.
 */
public sealed interface Fact {

  /** A terminal delivered events. */
  record Delivered(Delivery delivery) implements Fact {}

  /**
   * Somebody imported rows into the registry or the staff records.
   *
   * @param author who did it, as the sign-in knows them
   * @param kind what kind of rows
   * @param rows the rows that changed something, in canonical form, sensitive cells sealed
   */
  record Imported(String author, ImportKind kind, List<Row> rows) implements Fact {
    public Imported {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Somebody let an event out of quarantine; it counts as the terminal told it.
   *
   * @param position the journal entry that holds the event
   * @param item its place in that delivery, from 0
   */
  record Released(String author, long position, int item, String reason) implements Fact {}

  /**
   * A registered terminal has not been heard of for longer than its protocol allows.
   *
   * @param since when it was last heard of
   */
  record Silent(DeviceKey device, Instant since) implements Fact {}

  /**
   * A terminal that was {@link Silent} is heard of again.
   *
   * @param since as in the fact that it ends
   */
  record Recovered(DeviceKey device, Instant since) implements Fact {}

  /**
   * Somebody wrote down that a person agrees to a use of their personal data. The journal position
   * of this fact is the consent's identity.
   *
   * @param purpose one of those configured then
   * @param by who agreed; never their name
   * @param evidence where the signed paper is
   * @param from the first day it holds
   */
  record ConsentGiven(
      String author,
      String person,
      String purpose,
      ConsentGiver by,
      String evidence,
      LocalDate from)
      implements Fact {}

  /**
   * Somebody wrote down that a consent was taken back.
   *
   * @param position the journal entry that holds the consent
   * @param by who took it back
   * @param from the first day it no longer holds
   */
  record ConsentWithdrawn(
      String author, long position, ConsentGiver by, LocalDate from, String reason)
      implements Fact {}

  /**
   * The local policy in force from here on. Kept as a fact, so that a rebuild years later counts by
   * the parameters that were in force and not by the ones that happen to be configured.
   */
  record PolicySet(Parameters parameters) implements Fact {}

  /**
   * Somebody asks to have something counted. Nothing counts before a {@link Decided} says so; the
   * journal position of this fact is the proposal's identity.
   */
  record Proposed(String author, Proposal proposal) implements Fact {}

  /**
   * Somebody decided about a proposal.
   *
   * @param position the journal entry that holds the proposal
   */
  record Decided(String author, long position, Verdict verdict, Optional<String> note)
      implements Fact {}

  /**
   * Somebody took a step in the sign-off of a home's month; a lock is {@link MonthLocked}.
   *
   * @param revision that the step works on
   * @param content the hash of what the month held
   * @param owner of a reopening, who sees to it
   * @param until of a reopening, its last day
   */
  record MonthStepped(
      String author,
      String home,
      YearMonth month,
      MonthStep step,
      int revision,
      String content,
      Optional<String> note,
      Optional<String> owner,
      Optional<LocalDate> until)
      implements Fact {
    public MonthStepped {
      if (step == MonthStep.LOCK || (step == MonthStep.REOPEN) != until.isPresent()) {
        throw new IllegalArgumentException("a lock has a snapshot, and a reopening alone an end");
      }
    }
  }

  /**
   * Somebody locked a home's month. The figures are in the fact itself: what was reported must not
   * depend on code that changes.
   *
   * @param content the hash of what the month held
   * @param hash of the snapshot's text
   * @param snapshot the canonical text
   */
  record MonthLocked(String author, String content, String hash, String snapshot) implements Fact {}
}
