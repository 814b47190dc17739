package org.rollcall.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.cli.bench.Bench;
import org.rollcall.gateway.cli.bench.BenchOptions;
import org.rollcall.gateway.cli.bench.DoNothing;
import org.rollcall.gateway.cli.bench.Phase;
import org.rollcall.gateway.cli.bench.Programme;
import org.rollcall.gateway.cli.bench.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: sizing on this machine. Exits 1 where anything acknowledged was lost. */
@Command(
    name = "bench",
    description =
        "Measures check-ins a second, latencies, queries, recount, start and memory on this"
            + " machine, and counts that nothing acknowledged was lost",
    mixinStandardHelpOptions = true,
    subcommands = BenchCommand.DoNothingCommand.class)
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "of each load")
  private long seconds;

  @Option(names = "--events", paramLabel = "N", defaultValue = "1000000", description = "to store")
  private long events;

  @Option(names = "--connections", paramLabel = "N", defaultValue = "64")
  private int connections;

  @Option(names = "--idle-terminals", paramLabel = "N", defaultValue = "1000")
  private int idleTerminals;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where to write, new or empty (default: a folder here, removed at the end)")
  private @Nullable Path data;

  @Option(names = "--keep", description = "leave the data there")
  private boolean keep;

  @Option(
      names = "--only",
      paramLabel = "PHASE",
      split = ",",
      description = "one, batch, queries, recount, start, idle, mixed, mqtt, dingtalk, hikvision")
  private @Nullable Set<Phase> only;

  @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON too")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    Path folder = folder();
    try {
      Bench bench =
          new Bench(
              new BenchOptions(
                  folder,
                  Duration.ofSeconds(seconds),
                  events,
                  connections,
                  idleTerminals,
                  only == null ? EnumSet.allOf(Phase.class) : only),
              new Programme(Rollcall.class.getName()),
              ApiClient::new,
              Rollcall.clock(),
              what -> System.err.println("bench: " + what));
      Report report = bench.run();
      System.out.println(report.text());
      if (json != null) {
        Files.writeString(json, report.json().encodePrettily() + "\n");
      }
      return report.isSound() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    } finally {
      if (!keep) {
        remove(folder);
      }
    }
  }

  /** In the working directory by default: the folder for temporary files may be mere memory. */
  private Path folder() throws IOException {
    if (data == null) {
      return Files.createTempDirectory(Path.of("").toAbsolutePath(), "rollcall-bench-");
    }
    Files.createDirectories(data);
    try (Stream<Path> files = Files.list(data)) {
      if (files.findAny().isPresent()) {
        throw new CommandException(data + " is not empty: give bench a folder of its own");
      }
    }
    return data.toAbsolutePath();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }

  /** {@code bench do-nothing}: the server that bench compares with, until it is killed. */
  @Command(name = "do-nothing", hidden = true)
  static final class DoNothingCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      DoNothing.Ports ports = DoNothing.listen(Rollcall.clock());
      System.out.printf(
          "{\"ready\":true,\"device\":%d,\"mqtt\":%d}%n", ports.device(), ports.mqtt());
      System.out.flush();
      new CountDownLatch(1).await();
      return 0;
    }
  }
}
