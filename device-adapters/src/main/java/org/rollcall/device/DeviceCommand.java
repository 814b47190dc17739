package org.rollcall.device;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a person may ask of a terminal, in words of no protocol. Nothing here deletes, unlocks or
 * moves biometric material.
 *
 * @param from with {@link Kind#BACKFILL} the first moment, by the terminal's own clock; else empty
 * @param to with {@link Kind#BACKFILL} the moment after the last; else empty
 */
public record DeviceCommand(Kind kind, Optional<LocalDateTime> from, Optional<LocalDateTime> to) {

  /** The things that can be asked. */
  public enum Kind {
    /** Say what you are. */
    INFO,
    /** Read your settings anew, and send what you have not sent. */
    CHECK,
    /** Send new records now. */
    LOG,
    /** Set your clock to the time of the gateway. */
    SET_TIME,
    /** Send the records of a span once more. */
    BACKFILL
  }

  public DeviceCommand {
    if (kind == Kind.BACKFILL) {
      boolean inOrder = from.isPresent() && to.isPresent() && from.get().isBefore(to.get());
      if (!inOrder) {
        throw new IllegalArgumentException("BACKFILL needs from and to, and from before to");
      }
    } else if (from.isPresent() || to.isPresent()) {
      throw new IllegalArgumentException("only BACKFILL has from and to");
    }
  }
}
