package org.rollcall.gateway.cli.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param events check-ins that were acknowledged
 * @param requests requests that were answered as wished
 * @param refused requests that were answered otherwise
 * @param broken connections that ended before the load did
 * @param latenciesUs from the first byte sent to the last byte answered, microseconds
 */
record Load(
    long events, long requests, long refused, int broken, Duration took, Histogram latenciesUs) {

  double eventsPerSecond() {
    return events / seconds();
  }

  double requestsPerSecond() {
    return requests / seconds();
  }

  double latencyMs(double percentile) {
    return latenciesUs.getValueAtPercentile(percentile) / 1_000.0;
  }

  private double seconds() {
    return Math.max(1, took.toNanos()) / 1e9;
  }
}
