package org.rollcall.gateway.cli;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rollcall.gateway.ingest.MonthSettings;
import org.rollcall.gateway.ingest.mqtt.MqttSettings;
import org.rollcall.gateway.journal.Parameters;
import org.rollcall.gateway.security.SecuritySettings;

/**
 * What can be set of a gateway. See {@link SettingsReader} for where from.
 *
 * @param data the data folder
 * @param bindHost the address that all listeners bind
 * @param httpPort people's port; 0 = any free one
 * @param devicePort terminals' port; 0 = any free one
 * @param mqtt where MQTT messages come from
 * @param parameters the local policy
 * @param months what is set of months and corrections
 * @param security how long sessions and the access log last
 * @param adapters each protocol's own part of the settings file
 * @param adminToken the administrator's bearer token, from the environment only
 */
public record Settings(
    Path data,
    String bindHost,
    int httpPort,
    int devicePort,
    MqttSettings mqtt,
    Parameters parameters,
    MonthSettings months,
    SecuritySettings security,
    Map<String, List<JsonObject>> adapters,
    Optional<String> adminToken) {
  private static final int PORT_MAX = 65_535;

  public Settings {
    adapters = Map.copyOf(adapters);
    requirePort("http.port", httpPort);
    requirePort("device.port", devicePort);
    requirePort("mqtt.port", mqtt.port());
  }

  Settings withAdminToken(String token) {
    return new Settings(
        data,
        bindHost,
        httpPort,
        devicePort,
        mqtt,
        parameters,
        months,
        security,
        adapters,
        Optional.of(token));
  }

  private static void requirePort(String key, int port) {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(key + " must be 0 to " + PORT_MAX + ", not " + port);
    }
  }

  /** Without secrets: settings are logged at start. */
  @Override
  public String toString() {
    return "data="
        + data
        + " bind="
        + bindHost
        + " http="
        + httpPort
        + " device="
        + devicePort
        + " mqtt="
        + mqtt
        + " adminToken="
        + (adminToken.isPresent() ? "***" : "none")
        + " "
        + parameters
        + " "
        + months
        + " "
        + security
        + " adapters="
        + new TreeSet<>(adapters.keySet());
  }
}
