package org.rollcall.gateway.attendance;

import java.util.Locale;
import java.util.Optional;

/**
 * A step in the sign-off of a home's month.
 *
 * <pre>
 *  OPEN ─(the month ends)─▶ PROVISIONAL ─submit─▶ SUBMITTED ─approve─▶ APPROVED ─lock─▶ LOCKED
 *                              ▲ ▲ └────return───────┘                    │               │
 *                              │ └──────return────────────────────────────┘               │
 *                              └────────reopen (next revision, until a date)──────────────┘
 * </pre>
 */
public enum MonthStep {
  SUBMIT,
  APPROVE,
  LOCK,
  RETURN,
  REOPEN;

  /** Where the step leads from a status; empty where it can't be taken there. */
  public Optional<MonthStatus> from(MonthStatus status) {
    return switch (this) {
      case SUBMIT -> to(status == MonthStatus.PROVISIONAL, MonthStatus.SUBMITTED);
      case APPROVE -> to(status == MonthStatus.SUBMITTED, MonthStatus.APPROVED);
      case LOCK -> to(status == MonthStatus.APPROVED, MonthStatus.LOCKED);
      case RETURN ->
          to(
              status == MonthStatus.SUBMITTED || status == MonthStatus.APPROVED,
              MonthStatus.PROVISIONAL);
      case REOPEN -> to(status == MonthStatus.LOCKED, MonthStatus.PROVISIONAL);
    };
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<MonthStatus> to(boolean allowed, MonthStatus next) {
    return allowed ? Optional.of(next) : Optional.empty();
  }
}
