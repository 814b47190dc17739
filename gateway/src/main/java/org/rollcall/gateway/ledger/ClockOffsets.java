package org.rollcall.gateway.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How far a terminal's clock was from ours at its last live events, oldest first. What it is now is
 * the middle of them: a single event that had waited in the terminal, or that somebody else's clock
 * spoiled, moves nothing. A value.
 */
public final class ClockOffsets {
  public static final ClockOffsets NONE = new ClockOffsets(new long[0]);

  /**
   * Enough that four stragglers in a row change nothing, few enough that a set clock shows soon.
   */
  private static final int KEPT = 9;

  private final long[] offsetsMs;

  private ClockOffsets(long[] offsetsMs) {
    this.offsetsMs = offsetsMs;
  }

  /** The same with one more, the oldest forgotten where there are enough. */
  public ClockOffsets with(long offsetMs) {
    int skipped = Math.max(0, offsetsMs.length + 1 - KEPT);
    return new ClockOffsets(
        LongStream.concat(Arrays.stream(offsetsMs).skip(skipped), LongStream.of(offsetMs))
            .toArray());
  }

  /** The middle one; of an even number the one nearer to our clock. */
  public Optional<Duration> middle() {
    if (offsetsMs.length == 0) {
      return Optional.empty();
    }
    long[] sorted = offsetsMs.clone();
    Arrays.sort(sorted);
    long upper = sorted[sorted.length / 2];
    long lower = sorted[(sorted.length - 1) / 2];
    return Optional.of(Duration.ofMillis(Math.abs(lower) < Math.abs(upper) ? lower : upper));
  }

  String text() {
    return Arrays.stream(offsetsMs).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }

  static ClockOffsets parse(String text) {
    return text.isEmpty()
        ? NONE
        : new ClockOffsets(Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray());
  }
}
