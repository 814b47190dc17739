package org.rollcall.device.hikvision;

import java.util.Optional;

/**
 * Watches the serial numbers of a stream, which grow by one. What names the event before it is
 * believed unless that is 0, which some firmware always says. Used from one event loop.
 */
final class SerialGaps {
  private long last;

  /** Whether events are missing between the last event and this one. */
  boolean isGap(AccessEvent event) {
    Optional<Long> serialNo = Sifted.serialNo(event).flatMap(SerialGaps::number);
    if (serialNo.isEmpty()) {
      return false;
    }
    long before =
        event
            .frontSerialNo()
            .flatMap(SerialGaps::number)
            .filter(front -> front > 0)
            .orElse(serialNo.get() - 1);
    boolean gap = last > 0 && before > last;
    // A number that falls is a terminal that was reset: counting begins anew.
    last = serialNo.get();
    return gap;
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
