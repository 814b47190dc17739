package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What is measured on the filled folder with a process of its own each: recount, start, idle. */
final class FolderPhases {
  private static final Goal RECOUNT_S = Goal.atMost(60);
  private static final Goal READY_S = Goal.atMost(3);
  private static final Goal RESIDENT_MB = Goal.atMost(300);
  private static final int STARTS = 3;
  private static final Duration RECOUNT_MAX = Duration.ofMinutes(15);
  private static final double POLLS_PER_TERMINAL_AND_SECOND = 0.1;

  private FolderPhases() {}

  static void recount(Bed bed) throws IOException, InterruptedException {
    try (Child recount =
        Child.start(
            bed.programme(),
            bed.log(),
            Map.of(),
            List.of("recount", "--data", bed.data().toString()))) {
      double seconds = seconds(recount.awaitSuccess(RECOUNT_MAX));
      bed.report()
          .add(
              Measure.of(
                  "recount of all of them",
                  seconds,
                  " s",
                  RECOUNT_S,
                  String.format(
                      Locale.ROOT,
                      "%,.0f check-ins/s, JVM and all",
                      bed.acknowledged() / seconds)));
    }
  }

  static void start(Bed bed) throws IOException, InterruptedException {
    double[] seconds = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      try (GatewayUnderTest gateway = bed.startGateway()) {
        seconds[i] = seconds(gateway.readyAfter());
        gateway.stop();
      }
    }
    double[] sorted = IntStream.range(0, STARTS).mapToDouble(i -> seconds[i]).sorted().toArray();
    bed.report()
        .add(
            Measure.of(
                "start to ready on that folder",
                sorted[STARTS / 2],
                " s",
                READY_S,
                String.format(
                    Locale.ROOT,
                    "the middle of %.1f, %.1f and %.1f s",
                    sorted[0],
                    sorted[1],
                    sorted[2])));
  }

  static void idle(Bed bed) throws IOException, InterruptedException {
    int terminals = bed.options().idleTerminals();
    try (GatewayUnderTest gateway = bed.startGateway();
        LoadRun runs = new LoadRun()) {
      long freshKiB = gateway.process().residentKiB();
      Duration held = bed.options().duration().multipliedBy(2);
      CompletableFuture<Load> load =
          runs.start(
              gateway.devicePort(),
              IdleTerminals.of(bed.town(), terminals),
              Pace.steady(held, terminals * POLLS_PER_TERMINAL_AND_SECOND));
      Executor nearTheEnd =
          CompletableFuture.delayedExecutor(held.toMillis() * 9 / 10, TimeUnit.MILLISECONDS);
      CompletableFuture.runAsync(() -> {}, nearTheEnd).join();
      long residentKiB = gateway.process().residentKiB();
      Load polls = load.join();
      gateway.stop();
      bed.report()
          .add(
              Measure.of(
                  String.format(Locale.ROOT, "resident with %,d terminals idle", terminals),
                  residentKiB / 1024.0,
                  " MB",
                  RESIDENT_MB,
                  String.format(
                      Locale.ROOT,
                      "%,.0f MB just started; %,d polls answered, %d refused, %d cut",
                      freshKiB / 1024.0,
                      polls.requests(),
                      polls.refused(),
                      polls.broken())));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
