package org.rollcall.gateway.attendance;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An approved correction of a person-site-date. It adds beside what terminals said or voids it, and
 * never edits it: to shrink a session, void its punch and add another.
 */
public sealed interface Correction {
  /** What stands in the place of a device where a correction added the punch. */
  String DEVICE = "correction";

  String id();

  ReasonCode reason();

  /** Adds the side that nobody punched. */
  record AddPunch(
      String id, ReasonCode reason, PunchDirection direction, Instant at, Optional<String> service)
      implements Correction {
    public AddPunch {
      if (direction == PunchDirection.UNKNOWN) {
        throw new IllegalArgumentException("a correction knows the direction it adds: " + id);
      }
    }

    Punch punch() {
      return new Punch(id, at, direction, DEVICE, service);
    }
  }

  /** Adds a session; an open check-in or a lone check-out inside it is thereby closed. */
  record AddSession(String id, ReasonCode reason, Instant in, Instant out, Optional<String> service)
      implements Correction {
    static final Comparator<AddSession> IN_ORDER =
        Comparator.comparing(AddSession::in)
            .thenComparing(AddSession::out)
            .thenComparing(AddSession::id)
            .thenComparing(session -> session.service().orElse(""));

    public AddSession {
      if (!out.isAfter(in)) {
        throw new IllegalArgumentException(
            "a session ends after it begins: " + in + " to " + out + " (" + id + ")");
      }
    }
  }

  /** Takes a punch, or an addition by another correction, out of account. */
  record VoidPunch(String id, ReasonCode reason, String target) implements Correction {}
}
