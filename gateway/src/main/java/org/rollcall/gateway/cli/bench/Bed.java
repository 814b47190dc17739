package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What all phases share: the town, the terminals' uploads, and where things are.
 *
 * @param uploads one for each connection; they go on where the phase before stopped
 * @param end the day before which the town's people stop to come
 */
record Bed(
    BenchOptions options,
    Programme programme,
    PeopleApi.Connector connector,
    Town town,
    List<Uploads> uploads,
    LocalDate end,
    Clock clock,
    Report report) {
  private static final int LINES_PER_POST = 100;
  private static final Duration FILE_LIMIT_MAX = Duration.ofSeconds(2);
  private static final int WARM_UPS_MAX = 4;
  private static final double WARMER = 1.05;

  static Bed make(
      BenchOptions options,
      Programme programme,
      PeopleApi.Connector connector,
      LocalDate end,
      Clock clock,
      Report report) {
    Town town = Town.of(options.events(), options.connections());
    return new Bed(options, programme, connector, town, uploads(town, end), end, clock, report);
  }

  /** Uploads without end, for a server that keeps nothing. */
  List<Uploads> endlessUploads() {
    return uploads(town, LocalDate.MAX);
  }

  long acknowledged() {
    return uploads.stream().mapToLong(Uploads::acknowledged).sum();
  }

  /** Shares out so many check-ins among the terminals, a hundred to an upload. */
  void prepare(List<Uploads> shared, long events) {
    long share = (events + shared.size() - 1) / shared.size();
    shared.forEach(each -> each.prepare(share, LINES_PER_POST));
  }

  GatewayUnderTest startGateway() throws IOException, InterruptedException {
    return GatewayUnderTest.start(programme, connector, data());
  }

  Path data() {
    return options.folder().resolve("data");
  }

  Path log() {
    return options.folder().resolve("gateway.log");
  }

  /** Loads a server until its JVM has compiled what is hot: the rate does not rise any more. */
  void warmUp(LoadRun runs, int port, List<? extends Requests> warming)
      throws InterruptedException {
    double before = 0;
    for (int i = 0; i < WARM_UPS_MAX; i++) {
      double rate = runs.run(port, warming, Pace.flatOut(slice())).requestsPerSecond();
      if (rate < before * WARMER) {
        return;
      }
      before = rate;
    }
  }

  /** A part of a load, to warm up with. */
  Duration slice() {
    return options.duration().dividedBy(2);
  }

  /** How many batches of this size the disk takes a second. */
  double fileLimit(int batchBytes) throws IOException {
    Duration duration =
        options.duration().compareTo(FILE_LIMIT_MAX) < 0 ? options.duration() : FILE_LIMIT_MAX;
    return FileLimit.batchesPerSecond(options.folder(), batchBytes, duration);
  }

  private static List<Uploads> uploads(Town town, LocalDate end) {
    return IntStream.range(0, town.terminals())
        .mapToObj(terminal -> new Uploads(town, terminal, end))
        .toList();
  }
}
