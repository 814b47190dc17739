package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** A hundred check-ins a request until the store is full, and the ledger that follows. */
final class BatchPhase {
  private static final Goal RATE = Goal.atLeast(120_000);
  private static final Goal LEDGER_RATE = Goal.atLeast(60_000);

  private BatchPhase() {}

  /**
   * Fills up to the wanted number, by half of it at least; reports where there is a limit to put
   * beside it.
   */
  static void fill(Bed bed, GatewayUnderTest gateway, LoadRun runs, Optional<HttpLimit> limit)
      throws IOException, SQLException, InterruptedException {
    long wanted = bed.options().events();
    bed.prepare(bed.uploads(), Math.max(wanted / 2, wanted - bed.acknowledged()));
    long begun = System.nanoTime();
    Commits.Committed run =
        Commits.during(
            gateway, () -> runs.run(gateway.devicePort(), bed.uploads(), Pace.flatOut()));
    gateway.awaitCaughtUp();
    double followed = run.load().events() * 1e9 / (System.nanoTime() - begun);
    if (limit.isPresent()) {
      report(bed, run, followed, limit.get().hundred());
    }
  }

  private static void report(Bed bed, Commits.Committed run, double followed, Load limit)
      throws IOException {
    Load load = run.load();
    bed.report()
        .add(
            Measure.of(
                "a hundred check-ins a POST",
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
                "… followed by the ledger",
                followed,
                "/s",
                LEDGER_RATE,
                String.format(
                    Locale.ROOT,
                    "%,d check-ins; p99 to the acknowledgement %.1f ms",
                    load.events(),
                    load.latencyMs(99))));
  }
}
