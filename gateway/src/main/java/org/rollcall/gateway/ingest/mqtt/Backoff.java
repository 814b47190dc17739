package org.rollcall.gateway.ingest.mqtt;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling, bounded, and by chance between half and all
 * of it, so that gateways that lost the same broker do not come back in step. Confined.
 */
final class Backoff {
  static final long FIRST_MS = 500;
  static final long MAX_MS = 30_000;

  private final RandomGenerator random;
  private long boundMs = FIRST_MS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  long nextMs() {
    long bound = boundMs;
    boundMs = Math.min(MAX_MS, bound * 2);
    return bound / 2 + random.nextLong(bound / 2 + 1);
  }

  /** All is well: the next trouble begins anew. */
  void reset() {
    boundMs = FIRST_MS;
  }
}
