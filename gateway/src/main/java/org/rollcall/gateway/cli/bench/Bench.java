package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the phases one after the other: first what the machine can do, then the gateway under load
 * and the count of what it stored, then commands on the folder that this has filled. Blocks for
 * minutes; leaves no process behind.
 */
public final class Bench {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final double STEADY_PER_SECOND = 6_000;
  private static final Set<Phase> NEED_FULL_FOLDER =
      EnumSet.of(Phase.BATCH, Phase.QUERIES, Phase.RECOUNT, Phase.START, Phase.IDLE);

  private static final Set<Phase> OF_TERMINALS =
      EnumSet.of(Phase.MIXED, Phase.MQTT, Phase.DINGTALK, Phase.HIKVISION);

  private final Bed bed;
  private final Consumer<String> progress;

  /**
   * A bench.
   *
   * @param connector how people's API of a gateway is reached
   * @param progress told what is being done
   */
  public Bench(
      BenchOptions options,
      Programme programme,
      PeopleApi.Connector connector,
      Clock clock,
      Consumer<String> progress)
      throws IOException {
    Report report =
        new Report(
            String.format(
                Locale.ROOT,
                "%s; %,d check-ins",
                Machine.describe(options.folder()),
                options.events()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    this.bed = Bed.make(options, programme, connector, today, clock, report);
    this.progress = progress;
  }

  /** Measures everything that is wanted. */
  public Report run() throws IOException, SQLException, InterruptedException {
    Optional<HttpLimit> limit = Optional.empty();
    if (wanted(Phase.ONE) || wanted(Phase.BATCH)) {
      progress.accept("an HTTP server that stores nothing");
      limit = Optional.of(HttpLimit.measure(bed));
    }
    if (!OF_TERMINALS.containsAll(bed.options().phases())) {
      load(limit);
    }
    if (wanted(Phase.RECOUNT)) {
      progress.accept("recount");
      FolderPhases.recount(bed);
    }
    if (wanted(Phase.START)) {
      progress.accept("start");
      FolderPhases.start(bed);
    }
    if (wanted(Phase.IDLE)) {
      progress.accept("idle terminals");
      FolderPhases.idle(bed);
    }
    if (OF_TERMINALS.stream().anyMatch(this::wanted)) {
      new TerminalPhases(bed, progress).measure();
    }
    return bed.report();
  }

  private void load(Optional<HttpLimit> limit)
      throws IOException, SQLException, InterruptedException {
    try (GatewayUnderTest gateway = bed.startGateway();
        LoadRun runs = new LoadRun()) {
      progress.accept("importing " + bed.town().homes() + " homes");
      bed.town().files(bed.options().idleTerminals()).forEach(gateway.api()::importCsv);
      double oneRate = 2 * STEADY_PER_SECOND;
      if (wanted(Phase.ONE) && limit.isPresent()) {
        progress.accept("one check-in a POST");
        oneRate = OnePhase.measure(bed, gateway, runs, limit.get());
      }
      if (NEED_FULL_FOLDER.stream().anyMatch(this::wanted)) {
        progress.accept("a hundred check-ins a POST");
        BatchPhase.fill(bed, gateway, runs, wanted(Phase.BATCH) ? limit : Optional.empty());
      }
      if (wanted(Phase.QUERIES)) {
        progress.accept("queries while terminals deliver");
        QueryPhase.measure(bed, gateway, runs, oneRate / 2);
      }
      progress.accept("counting");
      bed.report().counted("uploads", gateway.reconcile(bed.uploads()));
      gateway.stop();
    }
  }

  private boolean wanted(Phase phase) {
    return bed.options().measures(phase);
  }
}
