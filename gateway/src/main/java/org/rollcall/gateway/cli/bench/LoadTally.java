package org.rollcall.gateway.cli.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts a load while it runs. Used on one event loop. */
final class LoadTally {
  private static final long LATENCY_MAX_US = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  private final Histogram latenciesUs = new Histogram(LATENCY_MAX_US, DIGITS);
  private final long begunNanos = System.nanoTime();
  private long lastNanos = begunNanos;
  private long events;
  private long requests;
  private long refused;
  private int broken;

  void answered(Request request, boolean taken, long sentNanos, long nowNanos) {
    long latencyUs = TimeUnit.NANOSECONDS.toMicros(nowNanos - sentNanos);
    latenciesUs.recordValue(Math.min(latencyUs, LATENCY_MAX_US));
    lastNanos = nowNanos;
    if (taken) {
      events += request.events();
      requests++;
    } else {
      refused++;
    }
  }

  void broke() {
    broken++;
  }

  Load result() {
    return new Load(
        events, requests, refused, broken, Duration.ofNanos(lastNanos - begunNanos), latenciesUs);
  }
}
