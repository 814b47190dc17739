package org.rollcall.device.wire;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubling, bounded, and by chance between half and all
 * of it, so that many who lost the same thing do not come back in step. Not safe for several
 * threads.
 */
public final class Backoff {
  private static final int DOUBLINGS_MAX = 20;

  private final long firstMs;
  private final long maxMs;
  private final DoubleSupplier chance;
  private int failures;

  /**
   * One that has not waited yet.
   *
   * @param firstMs the first wait, 1 or more
   * @param maxMs the longest
   * @param chance numbers from 0 to 1
   */
  public Backoff(long firstMs, long maxMs, DoubleSupplier chance) {
    if (firstMs < 1 || maxMs < 1) {
      throw new IllegalArgumentException("a wait has 1 or more milliseconds");
    }
    this.firstMs = firstMs;
    this.maxMs = maxMs;
    this.chance = chance;
  }

  /** The wait after one more failure. */
  public long afterFailure() {
    long bound = Math.min(maxMs, firstMs << Math.min(failures, DOUBLINGS_MAX));
    failures = Math.min(failures + 1, DOUBLINGS_MAX);
    return Math.max(1, Math.round(bound / 2.0 * (1 + chance.getAsDouble())));
  }

  /** The wait after an end that was announced: none, unless ends come one upon the other. */
  public long afterNotice() {
    long waitMs = failures == 0 ? 0 : afterFailure();
    failures = Math.max(failures, 1);
    return waitMs;
  }

  /** Whether the last attempt went well, or there was none. */
  public boolean isFresh() {
    return failures == 0;
  }

  /** All is well: the next trouble begins anew. */
  public void reset() {
    failures = 0;
  }
}
