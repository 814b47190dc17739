package org.rollcall.gateway.ledger;

import java.time.Instant;
import java.util.Optional;
import org.rollcall.gateway.attendance.ProposalKind;
import org.rollcall.gateway.attendance.ProposalStatus;

/**
 * A row of {@code proposal}: what somebody asked to have counted, and what became of it.
 *
 * @param decision empty while nobody has decided
 * @param payload the fact that holds the proposal itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredProposal(
    long position,
    ProposalKind kind,
    Optional<String> home,
    ProposalStatus status,
    String author,
    Instant at,
    Optional<Decision> decision,
    byte[] payload) {

  /** Who decided, when, and what they noted. */
  public record Decision(String by, Instant at, Optional<String> note) {}

  /** As calls name it: {@code c17}. */
  public String id() {
    return kind.id(position);
  }
}
