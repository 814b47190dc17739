package org.rollcall.device.dingtalk;

/**
 * The times of a stream, in milliseconds.
 *
 * @param silenceMs without any frame for so long, a connection is dead
 * @param retryMinMs the first wait after a failure
 * @param retryMaxMs the longest wait
 * @param connectMs how long an attempt may take, from the call to the open connection
 * @param retireMs how long a connection that was told to end may go on beside the new one
 */
record StreamTiming(
    long silenceMs, long retryMinMs, long retryMaxMs, long connectMs, long retireMs) {
  static final StreamTiming STANDARD = new StreamTiming(90_000, 1_000, 60_000, 20_000, 30_000);
}
