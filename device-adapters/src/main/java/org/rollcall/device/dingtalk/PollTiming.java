package org.rollcall.device.dingtalk;

/**
 * The times of asking, in milliseconds.
 *
 * @param paceMs between two calls, so that a loop stays below the calls of a second
 * @param retryMs before a call that was too fast is made again
 * @param crowdedMs the same where everybody is; twice as long each time
 * @param banMs how long nothing is asked once the address is banned
 * @param againMs before a pass that failed is made again; the shortest time between two passes
 */
record PollTiming(long paceMs, long retryMs, long crowdedMs, long banMs, long againMs) {
  static final PollTiming STANDARD = new PollTiming(100, 1_000, 2_000, 330_000, 600_000);
}
