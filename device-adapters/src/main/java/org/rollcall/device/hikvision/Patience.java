package org.rollcall.device.hikvision;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait for a terminal and for what.
 *
 * @param silenceMs after how much silence a stream counts as dead
 * @param fromMs the first wait before trying again
 * @param toMs the longest
 */
record Patience(long silenceMs, long fromMs, long toMs) {
  static final Patience STANDARD = new Patience(90_000, 2_000, 300_000);
  private static final int DOUBLINGS_MAX = 20;

  /** The wait after so many failures in a row: doubled each time, and never quite the same. */
  long waitMs(int failures) {
    long whole = Math.min(toMs, fromMs << Math.min(failures, DOUBLINGS_MAX));
    return whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1) + 1;
  }
}
