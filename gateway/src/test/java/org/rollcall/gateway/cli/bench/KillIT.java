package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gateway.cli.Rollcall;

/** A gateway that dies under load again and again, and terminals that send again what it owes. */
@Tag("invariant-1")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillIT {
  private static final int KILLS = 5;
  private static final int CONNECTIONS = 16;
  private static final long LOAD_MS_MIN = 200;
  private static final int LOAD_MS_SPREAD = 1_800;
  private static final Duration BUDGET = Duration.ofSeconds(40);
  private static final LocalDate END = LocalDate.of(2024, 1, 1);
  private static final Programme PROGRAMME = new Programme(Rollcall.class.getName());

  @TempDir private Path folder;

  private final Town town = Town.of(1, CONNECTIONS);
  private final List<Uploads> uploads =
      IntStream.range(0, CONNECTIONS).mapToObj(t -> new Uploads(town, t, END)).toList();

  @Test
  void storesEveryAcknowledgedCheckInOnceThroughKillsAtAnyMoment() throws Exception {
    Random moments = new Random(20_211_105);
    long begun = System.nanoTime();
    for (int kill = 0; kill <= KILLS && System.nanoTime() - begun < BUDGET.toNanos(); kill++) {
      try (GatewayUnderTest gateway =
              GatewayUnderTest.start(PROGRAMME, Served::at, folder.resolve("data"));
          LoadRun runs = new LoadRun()) {
        if (kill == 0) {
          town.files(1).forEach(gateway.api()::importCsv);
        }
        requireSound(gateway);
        killUnderLoad(gateway, runs, LOAD_MS_MIN + moments.nextInt(LOAD_MS_SPREAD));
      }
    }
    try (GatewayUnderTest gateway =
        GatewayUnderTest.start(PROGRAMME, Served::at, folder.resolve("data"))) {
      requireSound(gateway);
      gateway.stop();
    }
    assertThat(uploads).extracting(Uploads::acknowledged).anyMatch(taken -> taken > 0);
    verify();
  }

  private void killUnderLoad(GatewayUnderTest gateway, LoadRun runs, long afterMs)
      throws Exception {
    // half of the terminals deliver live, half what they have kept
    uploads.subList(0, CONNECTIONS / 2).forEach(Uploads::sendEach);
    uploads.subList(CONNECTIONS / 2, CONNECTIONS).forEach(each -> each.prepare(5_000, 50));
    CompletableFuture<Load> load = runs.start(gateway.devicePort(), uploads, Pace.flatOut());
    CompletableFuture<Void> moment =
        new CompletableFuture<Void>().completeOnTimeout(null, afterMs, TimeUnit.MILLISECONDS);
    moment.join();
    gateway.process().kill();
    assertThat(load).succeedsWithin(Duration.ofSeconds(20));
  }

  private void requireSound(GatewayUnderTest gateway) throws Exception {
    Reconciliation count = gateway.reconcile(uploads);
    assertThat(count.isSound()).as(count.toString()).isTrue();
    assertThat(count.acknowledged())
        .isEqualTo(uploads.stream().mapToLong(Uploads::acknowledged).sum());
  }

  private void verify() throws Exception {
    List<String> recount =
        List.of("recount", "--verify", "--data", folder.resolve("data").toString());
    try (Child child = Child.start(PROGRAMME, folder.resolve("verify.log"), Map.of(), recount)) {
      child.awaitSuccess(Duration.ofMinutes(1));
    }
  }
}
