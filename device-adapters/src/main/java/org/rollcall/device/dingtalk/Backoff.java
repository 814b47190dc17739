package org.rollcall.device.dingtalk;

import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: twice as long each time, and never quite the same. */
final class Backoff {
  private static final double JITTER = 0.5;

  private final long minMs;
  private final long maxMs;
  private final DoubleSupplier random;
  private int attempts;

  /**
   * @param random numbers from 0 to 1, so that many clients do not come all at once
   */
  Backoff(long minMs, long maxMs, DoubleSupplier random) {
    this.minMs = minMs;
    this.maxMs = maxMs;
    this.random = random;
  }

  /** The wait after a failure. */
  long afterFailure() {
    attempts = Math.min(attempts + 1, Integer.SIZE - 2);
    double waitMs = minMs * Math.pow(2, attempts - 1) * (1 + JITTER * random.getAsDouble());
    return Math.min((long) waitMs, maxMs);
  }

  /** The wait after an end that was announced: none, unless ends come one upon the other. */
  long afterNotice() {
    long waitMs = attempts == 0 ? 0 : afterFailure();
    attempts = Math.max(attempts, 1);
    return waitMs;
  }

  /** All is well again. */
  void steady() {
    attempts = 0;
  }
}
