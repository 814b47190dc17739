package org.rollcall.gateway.attendance;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a proposal has come.
 *
 * <pre>
 *  PENDING ─approve─▶ APPROVED ─revoke─▶ REVOKED
 *     ├─────reject──▶ REJECTED
 *     └────withdraw─▶ WITHDRAWN
 * </pre>
 */
public enum ProposalStatus {
  PENDING,
  /** In force: days are judged with it. */
  APPROVED,
  REJECTED,
  /** Taken back by its author before anybody decided. */
  WITHDRAWN,
  /** Was in force, and is no longer. */
  REVOKED;

  /** What a verdict makes of this; empty where it can't be passed any more, or not yet. */
  public Optional<ProposalStatus> after(Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> this == PENDING ? Optional.of(APPROVED) : Optional.empty();
      case REJECT -> this == PENDING ? Optional.of(REJECTED) : Optional.empty();
      case WITHDRAW -> this == PENDING ? Optional.of(WITHDRAWN) : Optional.empty();
      case REVOKE -> this == APPROVED ? Optional.of(REVOKED) : Optional.empty();
    };
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
