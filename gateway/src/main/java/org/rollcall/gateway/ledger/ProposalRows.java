package org.rollcall.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.ProposalStatus;

/** Writes what people asked to have counted, and what was decided about it. */
public final class ProposalRows {
  static final Numbering<ProposalKind> KINDS = new Numbering<>(ProposalKind.class);
  static final Numbering<ProposalStatus> STATUSES = new Numbering<>(ProposalStatus.class);

  private ProposalRows() {}

  /**
   * A proposal as it came.
   *
   * @param home whose people decide about it; empty where the person belongs to none
   * @param payload the fact
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Arrived(
      long position,
      Instant at,
      String author,
      Proposal proposal,
      Optional<String> home,
      byte[] payload) {}

  /** Adds a proposal that nobody has decided about. */
  public static void add(Connection writer, Symbols symbols, Arrived arrived) throws SQLException {
    Proposal proposal = arrived.proposal();
    try (PreparedStatement add =
        writer.prepareStatement(
            """
            INSERT OR REPLACE INTO proposal
              (position, kind, home, from_day, to_day, status, reason, author, at_ms, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      add.setLong(1, arrived.position());
      add.setInt(2, KINDS.number(proposal.kind()));
      add.setInt(3, arrived.home().isPresent() ? symbols.number(writer, arrived.home().get()) : 0);
      add.setLong(4, proposal.from().toEpochDay());
      add.setLong(5, proposal.to().toEpochDay());
      add.setInt(6, STATUSES.number(ProposalStatus.PENDING));
      add.setString(
          7, proposal instanceof Proposal.OfCorrection asked ? asked.reason().name() : "");
      add.setString(8, arrived.author());
      add.setLong(9, arrived.at().toEpochMilli());
      add.setBytes(10, arrived.payload());
      add.executeUpdate();
    }
    for (String person : proposal.people()) {
      addPerson(writer, symbols.number(writer, person), proposal, arrived.position());
    }
  }

  private static void addPerson(Connection writer, int person, Proposal proposal, long position)
      throws SQLException {
    try (PreparedStatement add =
        writer.prepareStatement(
            "INSERT OR REPLACE INTO proposal_person (person, from_day, position) VALUES (?, ?, ?)")) {
      add.setInt(1, person);
      add.setLong(2, proposal.from().toEpochDay());
      add.setLong(3, position);
      add.executeUpdate();
    }
  }

  /** Notes what was decided. */
  public static void decide(
      Connection writer,
      long position,
      ProposalStatus status,
      String by,
      Instant at,
      Optional<String> note)
      throws SQLException {
    try (PreparedStatement decide =
        writer.prepareStatement(
            """
            UPDATE proposal SET status = ?, decided_by = ?, decided_ms = ?, note = ?
            WHERE position = ?
            """)) {
      decide.setInt(1, STATUSES.number(status));
      decide.setString(2, by);
      decide.setLong(3, at.toEpochMilli());
      decide.setString(4, note.orElse(null));
      decide.setLong(5, position);
      decide.executeUpdate();
    }
  }
}
