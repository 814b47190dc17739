package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/** One check-in a request over connections that stay open. */
final class OnePhase {
  private static final Goal RATE = Goal.atLeast(12_000);
  private static final Goal SHARE = Goal.atLeast(50);
  private static final Goal LATENCY_MS = Goal.atMost(25);

  private OnePhase() {}

  /** Measures, and returns the rate. */
  static double measure(Bed bed, GatewayUnderTest gateway, LoadRun runs, HttpLimit limit)
      throws IOException, SQLException, InterruptedException {
    bed.uploads().forEach(Uploads::sendEach);
    bed.warmUp(runs, gateway.devicePort(), bed.uploads());
    Commits.Committed run =
        Commits.during(
            gateway,
            () ->
                runs.run(
                    gateway.devicePort(), bed.uploads(), Pace.flatOut(bed.options().duration())));
    gateway.awaitCaughtUp();
    report(bed, run, limit.one());
    return run.load().eventsPerSecond();
  }

  private static void report(Bed bed, Commits.Committed run, Load limit) throws IOException {
    Load load = run.load();
    bed.report()
        .add(
            Measure.of(
                "one check-in a POST, " + bed.uploads().size() + " connections",
                load.eventsPerSecond(),
                "/s",
                RATE,
                String.format(
                    Locale.ROOT,
                    "HTTP storing nothing %,.0f/s; %s",
                    limit.eventsPerSecond(),
                    run.besideFile(bed))));
    bed.report()
        .add(
            Measure.of(
                "… of what HTTP storing nothing takes",
                100 * load.eventsPerSecond() / Math.max(1, limit.eventsPerSecond()),
                " %",
                SHARE,
                String.format(Locale.ROOT, "%.1f check-ins a commit", run.commits().entries())));
    bed.report()
        .add(
            Measure.of(
                "… p99 to the acknowledgement",
                load.latencyMs(99),
                " ms",
                LATENCY_MS,
                String.format(
                    Locale.ROOT,
                    "p50 %.1f, p99.9 %.1f, max %.1f ms; HTTP storing nothing p99 %.1f ms",
                    load.latencyMs(50),
                    load.latencyMs(99.9),
                    load.latencyMs(100),
                    limit.latencyMs(99))));
  }
}
