package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the service, until SIGTERM. */
@Command(
    name = "serve",
    description = "Runs the gateway; one JSON line on stdout says when everything listens",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Option(names = "--config", paramLabel = "FILE", description = "YAML settings")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder (default: data)")
  private @Nullable String data;

  @Option(names = "--http-port", paramLabel = "N", description = "people's port, 0 = any free one")
  private @Nullable String httpPort;

  @Option(names = "--device-port", paramLabel = "N", description = "terminals' port")
  private @Nullable String devicePort;

  @Option(
      names = "--mqtt-port",
      paramLabel = "N",
      description = "port of the MQTT endpoint, 0 = any free one")
  private @Nullable String mqttPort;

  @Override
  public Integer call() throws Exception {
    Settings settings =
        SettingsReader.read(Optional.ofNullable(config), System.getenv(), overrides());
    LOG.info("starting rollcall {} with {}", Rollcall.version(), settings);
    if (settings.adminToken().isEmpty()) {
      LOG.warn(
          "ROLLCALL_ADMIN_TOKEN is not set: only accounts and tokens of the data folder can sign in");
    }
    Gateway gateway = Gateway.start(settings, Rollcall.clock());
    CountDownLatch stopped = stopOnSignal(gateway);
    System.out.println(ready(gateway));
    System.out.flush();
    stopped.await();
    return 0;
  }

  static JsonObject ready(Gateway gateway) {
    return new JsonObject()
        .put("ready", true)
        .put("http", gateway.httpPort())
        .put("device", gateway.devicePort())
        .put("mqtt", gateway.mqttPort().orElse(null))
        .put("version", Rollcall.version());
  }

  /** SIGTERM closes the gateway and ends the process with 0: an orderly stop is no failure. */
  static CountDownLatch stopOnSignal(Gateway gateway) {
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("stopping");
                  gateway.close();
                  LOG.info("stopped");
                  Runtime.getRuntime().halt(0);
                },
                "shutdown"));
    return never;
  }

  private Map<String, String> overrides() {
    Map<String, String> overrides = new HashMap<>();
    put(overrides, "data", data);
    put(overrides, "http.port", httpPort);
    put(overrides, "device.port", devicePort);
    put(overrides, "mqtt.port", mqttPort);
    return overrides;
  }

  private static void put(Map<String, String> overrides, String key, @Nullable String value) {
    if (value != null) {
      overrides.put(key, value);
    }
  }
}
