package org.rollcall.gateway.cli.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * How a load runs.
 *
 * @param limit how long, empty for until nothing is left to send
 * @param perSecond requests a second over all connections; empty for the next request as soon as
 *     the last is answered
 */
record Pace(Optional<Duration> limit, Optional<Double> perSecond) {

  static Pace flatOut() {
    return new Pace(Optional.empty(), Optional.empty());
  }

  static Pace flatOut(Duration limit) {
    return new Pace(Optional.of(limit), Optional.empty());
  }

  static Pace steady(Duration limit, double perSecond) {
    return new Pace(Optional.of(limit), Optional.of(perSecond));
  }

  /** Nanoseconds between two requests of one connection, 0 for none. */
  long intervalNanos(int connections) {
    return perSecond.map(rate -> (long) (1e9 * connections / rate)).orElse(0L);
  }
}
