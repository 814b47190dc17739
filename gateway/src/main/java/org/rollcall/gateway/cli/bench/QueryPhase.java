package org.rollcall.gateway.cli.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The board and the service counts of a home, asked for while terminals deliver at half speed. */
final class QueryPhase {
  private static final Goal LATENCY_MS = Goal.atMost(20);
  private static final double QUERIES_PER_SECOND = 50;
  private static final long SEED = 20_211_105;

  private QueryPhase() {}

  static void measure(Bed bed, GatewayUnderTest gateway, LoadRun runs, double checkInsPerSecond) {
    Duration duration = bed.options().duration();
    Random boardRandom = new Random(SEED);
    Random countRandom = new Random(SEED + 1);
    bed.uploads().forEach(Uploads::sendEach);
    try (LoadRun boards = new LoadRun();
        LoadRun counts = new LoadRun()) {
      Asking board = pace -> ask(gateway, boards, () -> board(bed, boardRandom), pace);
      Asking count = pace -> ask(gateway, counts, () -> counts(bed, countRandom), pace);
      // flat out, as all loads are warmed up: at the measured pace the code would stay cold
      Pace warmUp = Pace.flatOut(bed.slice());
      CompletableFuture.allOf(board.at(warmUp), count.at(warmUp)).join();
      Pace measured = Pace.steady(duration, QUERIES_PER_SECOND);
      CompletableFuture<Load> ingest =
          runs.start(gateway.devicePort(), bed.uploads(), Pace.steady(duration, checkInsPerSecond));
      CompletableFuture<Load> boardLoad = board.at(measured);
      CompletableFuture<Load> countLoad = count.at(measured);
      String beside =
          String.format(
              Locale.ROOT, "while %,.0f check-ins/s come in", ingest.join().eventsPerSecond());
      report(bed, "board of a home, p99", boardLoad.join(), beside);
      report(bed, "service counts of a home for a month, p99", countLoad.join(), beside);
    }
  }

  /** One kind of question, asked at a pace. */
  @FunctionalInterface
  private interface Asking {
    CompletableFuture<Load> at(Pace pace);
  }

  private static CompletableFuture<Load> ask(
      GatewayUnderTest gateway, LoadRun runs, Supplier<Request> query, Pace pace) {
    Requests requests = () -> Optional.of(query.get());
    return runs.start(gateway.httpPort(), List.of(requests), pace);
  }

  private static void report(Bed bed, String name, Load load, String beside) {
    bed.report()
        .add(
            Measure.of(
                name,
                load.latencyMs(99),
                " ms",
                LATENCY_MS,
                String.format(
                    Locale.ROOT,
                    "p50 %.1f, max %.1f ms, %d asked, %d refused; %s",
                    load.latencyMs(50),
                    load.latencyMs(100),
                    load.requests(),
                    load.refused(),
                    beside)));
  }

  private static Request board(Bed bed, Random random) {
    return GatewayUnderTest.get("/api/v1/homes/" + home(bed, random) + "/days/" + day(bed, random));
  }

  private static Request counts(Bed bed, Random random) {
    YearMonth month = YearMonth.from(day(bed, random));
    return GatewayUnderTest.get(
        "/api/v1/service-counts?orgUnit=%s&from=%s&to=%s&by=day"
            .formatted(home(bed, random), month.atDay(1), month.plusMonths(1).atDay(1)));
  }

  private static String home(Bed bed, Random random) {
    return bed.town().home(random.nextInt(bed.town().homes()));
  }

  private static LocalDate day(Bed bed, Random random) {
    int days = (int) ChronoUnit.DAYS.between(Town.FIRST_DAY, bed.end());
    return Town.FIRST_DAY.plusDays(random.nextInt(days));
  }
}
