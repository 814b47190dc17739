package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.rollcall.gateway.ingest.MonthSettings;
import org.rollcall.gateway.ingest.mqtt.MqttSettings;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.security.SecuritySettings;
import org.rollcall.gateway.world.FakeClock;

/**
 * The real gateway in this process, on free ports and a clock that can be set, and the calls that
 * people and terminals make of it. Whoever started it closes it.
 */
public final class RunningGateway implements AutoCloseable {
  public static final String TOKEN = "administrators-token-of-the-tests";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path data;
  private final Optional<Path> wipedAfterwards;
  private final FakeClock clock;
  private final Gateway gateway;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningGateway(
      Path data, Optional<Path> wipedAfterwards, FakeClock clock, Gateway gateway) {
    this.data = data;
    this.wipedAfterwards = wipedAfterwards;
    this.clock = clock;
    this.gateway = gateway;
  }

  /** Starts one; it is ready when this returns. */
  public static RunningGateway start(Path data, FakeClock clock) {
    return start(data, Optional.empty(), clock, Map.of());
  }

  /** Starts one on a folder that is wiped when it is closed. */
  public static RunningGateway startInTempFolder(FakeClock clock) {
    return startInTempFolder(clock, Map.of());
  }

  /** As {@link #startInTempFolder(FakeClock)}, with settings for adapters by protocol. */
  public static RunningGateway startInTempFolder(
      FakeClock clock, Map<String, List<JsonObject>> adapters) {
    try {
      Path folder = Files.createTempDirectory("rollcall-test");
      return start(folder.resolve("data"), Optional.of(folder), clock, adapters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningGateway start(
      Path data, Optional<Path> wiped, FakeClock clock, Map<String, List<JsonObject>> adapters) {
    Settings settings =
        new Settings(
            data,
            "127.0.0.1",
            0,
            0,
            MqttSettings.embedded(0),
            Parameters.standard(),
            MonthSettings.STANDARD,
            SecuritySettings.standard(),
            adapters,
            Optional.of(TOKEN));
    try {
      return new RunningGateway(data, wiped, clock, Gateway.start(settings, clock));
    } catch (Exception e) {
      throw new IllegalStateException("the gateway did not start", e);
    }
  }

  public Path data() {
    return data;
  }

  public FakeClock clock() {
    return clock;
  }

  /** People's address, without a slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + gateway.httpPort();
  }

  public int httpPort() {
    return gateway.httpPort();
  }

  public int devicePort() {
    return gateway.devicePort();
  }

  public int mqttPort() {
    return gateway.mqttPort().orElseThrow();
  }

  /** A request of people's API, signed, to be added to. */
  public HttpRequest.Builder request(String pathAndQuery) {
    return unsigned(pathAndQuery).header("Authorization", "Bearer " + TOKEN);
  }

  public HttpRequest.Builder unsigned(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(address() + pathAndQuery)).timeout(TIMEOUT);
  }

  public Reply get(String pathAndQuery) {
    return send(request(pathAndQuery));
  }

  /** The items of a list in pages of a size, each asked for with the cursor of the one before. */
  public List<JsonObject> getInPages(String pathAndQuery, int limit) {
    List<JsonObject> items = new ArrayList<>();
    String sized = pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "limit=" + limit;
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      JsonObject page = get(sized + after.get()).ok();
      items.addAll(Reply.objects(page, "items"));
      after = Optional.ofNullable(page.getString("next")).map(cursor -> "&after=" + cursor);
    }
    return items;
  }

  public Reply post(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  public Reply importCsv(String kind, String csv) {
    return send(
        request("/api/v1/import/" + kind)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(csv)));
  }

  /** What a terminal that speaks JSON posts. */
  public Reply checkIn(String token, List<JsonObject> checkIns) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + devicePort() + "/api/v1/check-ins"))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(new JsonArray(checkIns).encode())));
  }

  public Reply send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    HttpResponse<String> response =
        send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Reply(
        built.method() + " " + built.uri().getRawPath(),
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0],
        response.body());
  }

  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new IllegalStateException(request + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One request of a terminal over a plain socket; the ledger has it when this returns. */
  public RawSocket.Answer device(byte[] request) {
    try {
      RawSocket.Answer answer = RawSocket.send(devicePort(), request);
      awaitApplied();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the ledger shows everything that the journal has. */
  public void awaitApplied() {
    Awaitility.await()
        .atMost(TIMEOUT)
        .until(() -> get("/health/ready").json().getLong("ledgerLag") == 0);
  }

  /** The newest journal position. */
  public long journalEnd() {
    return get("/health/ready").json().getLong("journalEnd");
  }

  @Override
  public void close() {
    gateway.close();
    wipedAfterwards.ifPresent(RunningGateway::wipe);
  }

  private static void wipe(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
