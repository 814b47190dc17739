package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
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
    Report report) {
  private static final int LINES_PER_POST = 100;
  private static final Duration FILE_LIMIT_MAX = Duration.ofSeconds(2);

  static Bed make(
      BenchOptions options,
      Programme programme,
      PeopleApi.Connector connector,
      LocalDate end,
      Report report) {
    Town town = Town.of(options.events(), options.connections());
    return new Bed(options, programme, connector, town, uploads(town, end), end, report);
  }

  List<Uploads> freshUploads() {
    return uploads(town, end);
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

  /** Until the compiler of the JVM has seen the hot paths. */
  Duration warmUp() {
    return options.duration();
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
