package org.rollcall.device;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a simulated terminal does wrong, as real ones do.
 *
 * @param kinds which faults
 * @param every a fault strikes every so many batches, 1 for each; so a run repeats exactly
 * @param drift how far ahead the terminal's clock is with {@link Kind#DRIFT}
 */
public record Faults(Set<Kind> kinds, int every, Duration drift) {

  /** The faults that terminals show in the field. */
  public enum Kind {
    /** The clock is off and stays off, whatever the gateway says of the time. */
    DRIFT,
    /** A batch comes again although it was acknowledged. */
    DUPLICATE,
    /** The lines of a batch come in another order. */
    REORDER,
    /** The connection breaks in the middle of a batch, which is then sent again. */
    CUT
  }

  public Faults {
    kinds = Set.copyOf(kinds);
    if (every < 1) {
      throw new IllegalArgumentException("a fault strikes every 1 or more batches");
    }
  }

  /** A terminal as the manual describes it. */
  public static Faults none() {
    return new Faults(Set.of(), 1, Duration.ZERO);
  }

  /** Whether a fault strikes the batch with this number; the first batch is 1. */
  public boolean strikes(Kind kind, long batch) {
    return kinds.contains(kind) && batch % every == 0;
  }

  /** How far ahead the terminal's clock is. */
  public Duration clockError() {
    return kinds.contains(Kind.DRIFT) ? drift : Duration.ZERO;
  }

  /** What the terminal's clock shows, in its own civil time. */
  public LocalDateTime shows(Clock clock, ZoneId zone) {
    return LocalDateTime.ofInstant(clock.instant(), zone).plus(clockError());
  }
}
