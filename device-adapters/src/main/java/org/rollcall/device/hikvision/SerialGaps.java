package org.rollcall.device.hikvision;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.device.Gaps;

/**
 * Watches the serial numbers of a stream, which grow by one. What names the event before it is
 * believed unless that is 0, which some firmware always says. Fed from one event loop; what was
 * found may be read from any thread.
 */
final class SerialGaps {
  private final Clock clock;
  private final Instant since;
  private final Gaps.Found found = new Gaps.Found();
  private long last;
  private Optional<Instant> heard = Optional.empty();

  SerialGaps(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** What was found since the watch began. */
  Gaps found() {
    return new Gaps.Watched(since, found.all());
  }

  /**
   * A search has stored all that the terminal has up to its beginning.
   *
   * @param begun when the search began
   */
  void searched(Instant begun) {
    found.replaceAll(
        gap ->
            gap.effect() == Gaps.Effect.OPEN && !gap.noticedAt().isAfter(begun)
                ? gap.as(Gaps.Effect.FILLED)
                : gap);
  }

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
    Instant now = clock.instant();
    if (gap) {
      found.add(
          new Gaps.Gap(
              now, heard, Optional.of(now), OptionalLong.of(before - last), Gaps.Effect.OPEN));
    }
    last = serialNo.get();
    heard = Optional.of(now);
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
