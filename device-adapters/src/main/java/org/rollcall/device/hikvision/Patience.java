package org.rollcall.device.hikvision;

import java.util.concurrent.ThreadLocalRandom;
import org.rollcall.device.wire.Backoff;

/**
 * How long to wait for a terminal and for what.
 *
 * @param silenceMs after how much silence a stream counts as dead
 * @param fromMs the first wait before trying again
 * @param toMs the longest
 */
record Patience(long silenceMs, long fromMs, long toMs) {
  static final Patience STANDARD = new Patience(90_000, 2_000, 300_000);

  /** The waits of one kind of trouble. */
  Backoff backoff() {
    return new Backoff(fromMs, toMs, () -> ThreadLocalRandom.current().nextDouble());
  }
}
