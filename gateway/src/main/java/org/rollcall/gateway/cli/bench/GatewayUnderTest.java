package org.rollcall.gateway.cli.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A gateway in a process of its own, on free ports and a data folder. It believes every time that a
 * terminal tells, since the bench plays years in minutes.
 */
final class GatewayUnderTest implements AutoCloseable {
  private static final String TOKEN = "bench-administrator-token-of-a-child-process";
  private static final Duration CAUGHT_UP_WAIT = Duration.ofMinutes(5);
  private static final long POLL_MS = 20;

  private final Child child;
  private final Path folder;
  private final Child.Ready ready;
  private final PeopleApi api;

  private GatewayUnderTest(Child child, Path folder, Child.Ready ready, PeopleApi api) {
    this.child = child;
    this.folder = folder;
    this.ready = ready;
    this.api = api;
  }

  static GatewayUnderTest start(Programme programme, PeopleApi.Connector connector, Path folder)
      throws IOException, InterruptedException {
    return start(programme, connector, folder, List.of(), Map.of());
  }

  /**
   * Starts one.
   *
   * @param options of {@code serve}, besides folder and ports
   * @param variables of its environment, besides policy and token
   */
  static GatewayUnderTest start(
      Programme programme,
      PeopleApi.Connector connector,
      Path folder,
      List<String> options,
      Map<String, String> variables)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("ROLLCALL_ADMIN_TOKEN", TOKEN);
    environment.put("ROLLCALL_INGEST_STALE_AFTER", "never");
    environment.put("ROLLCALL_BIND_HOST", "127.0.0.1");
    List<String> command = new ArrayList<>(List.of("serve", "--data", folder.toString()));
    command.addAll(List.of("--http-port", "0", "--device-port", "0", "--mqtt-port", "0"));
    command.addAll(options);
    Child child =
        Child.start(programme, folder.resolveSibling("gateway.log"), environment, command);
    try {
      Child.Ready ready = child.awaitReady();
      URI root = URI.create("http://127.0.0.1:" + ready.line().getInteger("http"));
      return new GatewayUnderTest(child, folder, ready, connector.connect(root, TOKEN));
    } catch (InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  Child process() {
    return child;
  }

  PeopleApi api() {
    return api;
  }

  int httpPort() {
    return ready.line().getInteger("http");
  }

  int mqttPort() {
    return ready.line().getInteger("mqtt");
  }

  int devicePort() {
    return ready.line().getInteger("device");
  }

  /** How long it took from the start of the process until everything listened. */
  Duration readyAfter() {
    return ready.after();
  }

  /** A {@code GET} of people's API as bytes. */
  static Request get(String pathAndQuery) {
    String head =
        "GET "
            + pathAndQuery
            + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
            + TOKEN
            + "\r\n\r\n";
    return Request.of(head.getBytes(StandardCharsets.US_ASCII), 0, "{");
  }

  /** Waits until the ledger has followed everything that is in the journal. */
  void awaitCaughtUp() {
    long deadline = System.nanoTime() + CAUGHT_UP_WAIT.toNanos();
    Executor later = CompletableFuture.delayedExecutor(POLL_MS, TimeUnit.MILLISECONDS);
    JsonObject health = api.get("/health/ready");
    while (health.getLong("ledgerLag") > 0) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("the ledger does not catch up: " + health);
      }
      health = CompletableFuture.supplyAsync(() -> api.get("/health/ready"), later).join();
    }
  }

  JournalMeter.Reading journal() {
    return JournalMeter.read(api.text("/metrics"));
  }

  StoredFiles files() {
    return new StoredFiles(folder);
  }

  /** Compares what was acknowledged with what the ledger has, once it has caught up. */
  Reconciliation reconcile(List<? extends Evidence> evidence)
      throws SQLException, InterruptedException {
    awaitCaughtUp();
    Identities acknowledged = new Identities();
    evidence.forEach(each -> each.addAcknowledged(acknowledged));
    return Reconciliation.of(acknowledged, files().checkIns());
  }

  void stop() throws InterruptedException {
    child.stop();
  }

  @Override
  public void close() {
    child.close();
  }
}
