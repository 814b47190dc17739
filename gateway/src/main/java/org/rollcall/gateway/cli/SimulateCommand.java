package org.rollcall.gateway.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: terminals of every protocol against a running gateway. */
@Command(
    name = "simulate",
    description = "Registers simulated terminals at a running gateway and lets people punch",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration DRIFT = Duration.ofSeconds(90);
  private static final int TERMINALS_MAX = 5_000;
  private static final int FAULT_EVERY = 5;
  private static final long TICK_MS = 200;

  /** A gateway that is just being started is back within this. */
  private static final int IDLE_ROUNDS_MAX = 50;

  private static final long WAIT_S = 60;

  @Option(names = "--terminals", paramLabel = "N", defaultValue = "3")
  private int terminals;

  @Option(names = "--rate", paramLabel = "R", defaultValue = "5", description = "punches a second")
  private double rate;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "30", description = "then it ends")
  private int seconds;

  @Option(
      names = "--fault",
      paramLabel = "F",
      split = ",",
      description = "drift, duplicate, reorder, cut")
  private Set<Faults.Kind> faults = Set.of();

  @Option(names = "--http", paramLabel = "URL", defaultValue = "http://localhost:8080")
  private URI http = URI.create("http://localhost:8080");

  @Option(names = "--device-port", paramLabel = "N", defaultValue = "8081")
  private int devicePort;

  @Option(names = "--mqtt-port", paramLabel = "N", defaultValue = "1883")
  private int mqttPort;

  @Option(
      names = "--protocols",
      paramLabel = "P",
      split = ",",
      defaultValue = "ZKTECO,ZKTECO_SECURITY,JSON,HIKVISION,FACE,DEJAOS",
      description = "which, in turn: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private List<SimulatedFleet.Kind> protocols = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the gateway's settings, for the DingTalk organisation to play")
  private @Nullable Path config;

  @Option(
      names = "--token",
      paramLabel = "T",
      defaultValue = "${env:ROLLCALL_ADMIN_TOKEN}",
      description = "administrator's token (default: ROLLCALL_ADMIN_TOKEN)")
  private String token = "";

  @Override
  public Integer call() throws Exception {
    if (terminals < 1 || terminals > TERMINALS_MAX) {
      throw new CommandException("--terminals must be 1 to " + TERMINALS_MAX);
    }
    ApiClient api = new ApiClient(http, token);
    List<String> homes = homes(api);
    List<String> numbers = numbers(api);
    SimulatedFleet fleet = fleet();
    LocalDate yesterday = LocalDate.ofInstant(Rollcall.clock().instant(), ZONE).minusDays(1);
    api.importCsv("devices", fleet.devices(terminals, homes, yesterday));
    Vertx vertx = Vertx.vertx();
    try {
      List<SimulatedTerminal> simulated = new ArrayList<>();
      for (int i = 0; i < terminals; i++) {
        simulated.add(fleet.terminal(vertx, Rollcall.clock(), i));
      }
      await(Future.all(simulated.stream().map(SimulatedTerminal::connect).toList()));
      System.out.printf("%d terminals connected at %d homes%n", terminals, homes.size());
      int sent = play(vertx, simulated, numbers);
      int left = unacknowledged(simulated);
      System.out.printf("%d punches, %d acknowledged, %d left%n", sent, sent - left, left);
      return left == 0 ? 0 : 1;
    } finally {
      await(vertx.close());
    }
  }

  private SimulatedFleet fleet() {
    Optional<JsonObject> organisation =
        Optional.ofNullable(config)
            .map(file -> SettingsReader.read(Optional.of(file), System.getenv(), Map.of()))
            .flatMap(
                settings ->
                    settings.adapters().getOrDefault("dingtalk", List.of()).stream().findFirst());
    return new SimulatedFleet(
        Optional.ofNullable(http.getHost()).orElse("localhost"),
        devicePort,
        mqttPort,
        protocols,
        new Faults(faults, FAULT_EVERY, DRIFT),
        organisation,
        Optional.empty());
  }

  /** Punches at the given rate, then flushes until everything is acknowledged or nothing moves. */
  private int play(Vertx vertx, List<SimulatedTerminal> simulated, List<String> numbers)
      throws Exception {
    int sent = 0;
    long begun = System.nanoTime();
    double elapsedS = 0;
    while (elapsedS < seconds) {
      elapsedS = (System.nanoTime() - begun) / 1e9;
      int due = (int) (Math.min(elapsedS, seconds) * rate);
      for (; sent < due; sent++) {
        SimulatedTerminal terminal = simulated.get(sent % simulated.size());
        terminal.punch(
            numbers.get(sent % numbers.size()),
            terminal.clock(),
            sent / numbers.size() % 2 == 0 ? Direction.IN : Direction.OUT,
            Method.FINGER);
      }
      await(flush(simulated));
      await(vertx.timer(TICK_MS));
    }
    flushAll(vertx, simulated);
    return sent;
  }

  /** Flushes until nothing is left, or so many rounds brought nothing forward. */
  private static void flushAll(Vertx vertx, List<SimulatedTerminal> simulated) throws Exception {
    int least = unacknowledged(simulated);
    int idleRounds = 0;
    while (least > 0 && idleRounds < IDLE_ROUNDS_MAX) {
      await(flush(simulated));
      int left = unacknowledged(simulated);
      idleRounds = left < least ? 0 : idleRounds + 1;
      least = Math.min(least, left);
      await(vertx.timer(TICK_MS));
    }
  }

  private static int unacknowledged(List<SimulatedTerminal> simulated) {
    return simulated.stream().mapToInt(SimulatedTerminal::unacknowledged).sum();
  }

  private static Future<?> flush(List<SimulatedTerminal> simulated) {
    return Future.all(simulated.stream().map(SimulatedTerminal::flush).toList());
  }

  private List<String> homes(ApiClient api) {
    List<String> homes = new ArrayList<>();
    JsonArray units = api.get("/api/v1/org-units?limit=1000").getJsonArray("items");
    for (int i = 0; i < units.size(); i++) {
      JsonObject unit = units.getJsonObject(i);
      if (Set.of("home", "centre").contains(unit.getString("kind"))) {
        homes.add(unit.getString("code"));
      }
    }
    if (homes.isEmpty()) {
      throw new CommandException("the gateway has no home yet: import org-units first");
    }
    return homes;
  }

  /** Badge numbers that the gateway knows; invented ones where it knows none. */
  private static List<String> numbers(ApiClient api) {
    JsonArray known = api.get("/api/v1/credentials?limit=1000").getJsonArray("items");
    Set<String> numbers =
        known.stream()
            .map(item -> ((JsonObject) item).getString("number"))
            .collect(Collectors.toSet());
    return numbers.isEmpty() ? List.of("1", "2", "3") : numbers.stream().sorted().toList();
  }

  private static void await(Future<?> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(WAIT_S, TimeUnit.SECONDS);
  }
}
