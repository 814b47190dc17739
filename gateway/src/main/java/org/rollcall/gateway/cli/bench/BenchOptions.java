package org.rollcall.gateway.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What to measure, and how much of it.
 *
 * @param folder where the data goes; must be there and empty
 * @param duration of each timed load
 * @param events check-ins in the store before it is asked, recounted and started
 * @param connections over which they come
 * @param idleTerminals terminals that only stay connected
 * @param phases what to measure
 */
public record BenchOptions(
    Path folder,
    Duration duration,
    long events,
    int connections,
    int idleTerminals,
    Set<Phase> phases) {
  private static final int CONNECTIONS_MAX = 4_000;
  private static final long EVENTS_MAX = 50_000_000;

  public BenchOptions {
    phases = Set.copyOf(phases);
    require("--seconds", duration.toSeconds(), 1, 3_600);
    require("--events", events, 1, EVENTS_MAX);
    require("--connections", connections, 1, CONNECTIONS_MAX);
    require("--idle-terminals", idleTerminals, 1, CONNECTIONS_MAX);
  }

  boolean measures(Phase phase) {
    return phases.contains(phase);
  }

  private static void require(String option, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(option + " must be " + min + " to " + max);
    }
  }
}
