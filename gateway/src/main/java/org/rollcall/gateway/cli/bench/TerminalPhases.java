package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What terminals of other protocols demand, on a gateway and a folder of their own: many of them at
 * once, MQTT, DingTalk's cloud, events with pictures.
 */
final class TerminalPhases {
  private static final Goal RESIDENT_MB = Goal.atMost(400);
  private static final Goal MQTT_RATE = Goal.atLeast(10_000);
  private static final Goal CALLBACK_MS = Goal.atMost(100);
  private static final Goal PICTURE_RATE = Goal.atLeast(500);
  private static final Goal NOTHING = Goal.atMost(0);
  private static final double CALLBACKS_PER_SECOND = 200;
  private static final double REQUESTS_PER_TERMINAL_AND_SECOND = 0.5;
  private static final double KIB = 1_024.0;

  private final Bed bed;
  private final Consumer<String> progress;
  private final Path folder;
  private final SpokenFleet fleet;
  private final List<Evidence> evidence = new ArrayList<>();

  TerminalPhases(Bed bed, Consumer<String> progress) {
    this.bed = bed;
    this.progress = progress;
    this.folder = bed.options().folder().resolve("terminals");
    this.fleet =
        SpokenFleet.of(bed.options().idleTerminals(), bed.options().connections(), bed.clock());
  }

  /** What a server that keeps nothing makes of the same loads, of those that are wanted. */
  private record Limits(Load mqtt, Load callbacks, Load pictures) {}

  void measure() throws IOException, SQLException, InterruptedException {
    Files.createDirectories(temporary());
    progress.accept("an MQTT and HTTP server that stores nothing");
    Limits limits = limits();
    try (GatewayUnderTest gateway = start();
        LoadRun runs = new LoadRun()) {
      fleet.town().files(0).forEach(gateway.api()::importCsv);
      gateway.api().importCsv("devices", fleet.devices());
      if (bed.options().measures(Phase.MIXED)) {
        progress.accept("terminals of all protocols at once");
        mixed(gateway, runs);
      }
      if (bed.options().measures(Phase.MQTT)) {
        progress.accept("check-ins over MQTT");
        mqtt(gateway, runs, limits.mqtt());
      }
      if (bed.options().measures(Phase.DINGTALK)) {
        progress.accept("DingTalk's cloud");
        callbacks(gateway, runs, limits.callbacks());
      }
      if (bed.options().measures(Phase.HIKVISION)) {
        progress.accept("events with pictures");
        pictures(gateway, runs, limits.pictures());
      }
      progress.accept("counting");
      bed.report().counted("terminals", gateway.reconcile(evidence));
      gateway.stop();
    }
  }

  private GatewayUnderTest start() throws IOException, InterruptedException {
    Path settings = Files.writeString(folder.resolve("rollcall.yaml"), SpokenFleet.settings());
    return GatewayUnderTest.start(
        bed.programme(),
        bed.connector(),
        folder.resolve("data"),
        List.of("--config", settings.toString()),
        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary()));
  }

  private Path temporary() {
    return folder.resolve("tmp");
  }

  private Limits limits() throws IOException, InterruptedException {
    try (Child server = Child.start(bed.programme(), bed.log(), Map.of(), HttpLimit.COMMAND);
        LoadRun runs = new LoadRun()) {
      Child.Ready ready = server.awaitReady();
      int http = ready.line().getInteger("device");
      int mqtt = ready.line().getInteger("mqtt");
      Limits limits =
          new Limits(
              flatOut(runs, mqtt, wanted(Phase.MQTT, fleet.mqttTerminals())),
              steady(runs, http, wanted(Phase.DINGTALK, fleet.machines())),
              flatOut(runs, http, wanted(Phase.HIKVISION, fleet.cameras())));
      server.kill();
      return limits;
    }
  }

  /** Nobody, where the phase is not wanted. */
  private List<SpokenTerminal> wanted(Phase phase, List<SpokenTerminal> terminals) {
    return bed.options().measures(phase) ? terminals : List.of();
  }

  private Load flatOut(LoadRun runs, int port, List<SpokenTerminal> terminals)
      throws InterruptedException {
    bed.warmUp(runs, port, terminals);
    return runs.run(port, terminals, Pace.flatOut(bed.options().duration()));
  }

  private Load steady(LoadRun runs, int port, List<SpokenTerminal> terminals)
      throws InterruptedException {
    runs.run(port, terminals, Pace.steady(bed.slice(), CALLBACKS_PER_SECOND));
    return runs.run(port, terminals, Pace.steady(bed.options().duration(), CALLBACKS_PER_SECOND));
  }

  private void mixed(GatewayUnderTest gateway, LoadRun runs) throws IOException {
    long freshKiB = gateway.process().residentKiB();
    Duration held = bed.options().duration().multipliedBy(2);
    List<SpokenTerminal> overHttp = heard(fleet.mixed(false));
    List<SpokenTerminal> overMqtt = heard(fleet.mixed(true));
    try (LoadRun others = new LoadRun()) {
      CompletableFuture<Load> http =
          runs.start(gateway.devicePort(), overHttp, pace(held, overHttp));
      CompletableFuture<Load> mqtt =
          others.start(gateway.mqttPort(), overMqtt, pace(held, overMqtt));
      Executor nearTheEnd =
          CompletableFuture.delayedExecutor(held.toMillis() * 9 / 10, TimeUnit.MILLISECONDS);
      CompletableFuture.runAsync(() -> {}, nearTheEnd).join();
      long residentKiB = gateway.process().residentKiB();
      Load one = http.join();
      Load other = mqtt.join();
      bed.report()
          .add(
              Measure.of(
                  String.format(
                      Locale.ROOT, "resident with %,d terminals of all protocols", fleet.mixed()),
                  residentKiB / KIB,
                  " MB",
                  RESIDENT_MB,
                  String.format(
                      Locale.ROOT,
                      "%,.0f MB before; %,d over HTTP, %,d over MQTT; %,d answers, %,d check-ins, %d"
                          + " refused, %d cut; p99 %.1f and %.1f ms",
                      freshKiB / KIB,
                      overHttp.size(),
                      overMqtt.size(),
                      one.requests() + other.requests(),
                      one.events() + other.events(),
                      one.refused() + other.refused(),
                      one.broken() + other.broken(),
                      one.latencyMs(99),
                      other.latencyMs(99))));
    }
  }

  private static Pace pace(Duration held, List<SpokenTerminal> terminals) {
    return Pace.steady(held, Math.max(1, terminals.size() * REQUESTS_PER_TERMINAL_AND_SECOND));
  }

  private void mqtt(GatewayUnderTest gateway, LoadRun runs, Load limit)
      throws InterruptedException, SQLException {
    List<SpokenTerminal> terminals = heard(fleet.mqttTerminals());
    bed.warmUp(runs, gateway.mqttPort(), terminals);
    Commits.Committed run =
        Commits.during(
            gateway,
            () -> runs.run(gateway.mqttPort(), terminals, Pace.flatOut(bed.options().duration())));
    gateway.awaitCaughtUp();
    bed.report()
        .add(
            Measure.of(
                String.format(
                    Locale.ROOT,
                    "check-in of %d bytes over MQTT, QoS 1, %d clients",
                    SpokenFleet.MESSAGE_BYTES,
                    terminals.size()),
                run.load().eventsPerSecond(),
                "/s",
                MQTT_RATE,
                String.format(
                    Locale.ROOT,
                    "MQTT storing nothing %,.0f/s; p99 %.1f, there %.1f ms; %.1f a commit; %d cut",
                    limit.eventsPerSecond(),
                    run.load().latencyMs(99),
                    limit.latencyMs(99),
                    run.commits().entries(),
                    run.load().broken())));
  }

  private void callbacks(GatewayUnderTest gateway, LoadRun runs, Load limit)
      throws InterruptedException {
    Load load = steady(runs, gateway.devicePort(), heard(fleet.machines()));
    bed.report()
        .add(
            Measure.of(
                String.format(
                    Locale.ROOT, "DingTalk callback at %.0f/s, p99", CALLBACKS_PER_SECOND),
                load.latencyMs(99),
                " ms",
                CALLBACK_MS,
                String.format(
                    Locale.ROOT,
                    "p50 %.1f, max %.1f ms, %,.0f/s taken, %d refused; HTTP storing nothing p99 %.1f"
                        + " ms",
                    load.latencyMs(50),
                    load.latencyMs(100),
                    load.eventsPerSecond(),
                    load.refused(),
                    limit.latencyMs(99))));
  }

  private void pictures(GatewayUnderTest gateway, LoadRun runs, Load limit)
      throws IOException, InterruptedException {
    PictureTraces traces = new PictureTraces(fleet.picture().getBytes());
    List<Path> folders = List.of(folder.resolve("data"), temporary());
    gateway.awaitCaughtUp();
    PictureTraces.Found before = traces.in(folders);
    Load load = flatOut(runs, gateway.devicePort(), heard(fleet.cameras()));
    gateway.awaitCaughtUp();
    PictureTraces.Found after = traces.in(folders);
    bed.report()
        .add(
            Measure.of(
                "Hikvision event with a picture of 200 KB",
                load.eventsPerSecond(),
                "/s",
                PICTURE_RATE,
                String.format(
                    Locale.ROOT,
                    "HTTP storing nothing %,.0f/s; p99 %.1f ms, %d refused",
                    limit.eventsPerSecond(),
                    load.latencyMs(99),
                    load.refused())));
    bed.report()
        .add(
            Measure.of(
                "… traces of the pictures on disk",
                (double) after.traces(),
                "",
                NOTHING,
                String.format(
                    Locale.ROOT,
                    "%,.0f MB of pictures came, data and temporary files grew by %,.1f MB",
                    (double) load.events() * SpokenFleet.PICTURE_BYTES / KIB / KIB,
                    (double) (after.bytes() - before.bytes()) / KIB / KIB)));
  }

  /** They are asked afterwards what was acknowledged. */
  private List<SpokenTerminal> heard(List<SpokenTerminal> terminals) {
    evidence.addAll(terminals);
    return terminals;
  }
}
