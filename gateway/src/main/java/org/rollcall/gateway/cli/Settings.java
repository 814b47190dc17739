package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.rollcall.gateway.journal.Parameters;

/**
 * What can be set of a gateway. See {@link SettingsReader} for where from.
 *
 * @param data the data folder
 * @param bindHost the address that both listeners bind
 * @param httpPort people's port; 0 = any free one
 * @param devicePort terminals' port; 0 = any free one
 * @param parameters the local policy
 * @param adminToken the administrator's bearer token, from the environment only
 */
public record Settings(
    Path data,
    String bindHost,
    int httpPort,
    int devicePort,
    Parameters parameters,
    Optional<String> adminToken) {
  private static final int PORT_MAX = 65_535;

  public Settings {
    requirePort("http.port", httpPort);
    requirePort("device.port", devicePort);
  }

  Settings withAdminToken(String token) {
    return new Settings(data, bindHost, httpPort, devicePort, parameters, Optional.of(token));
  }

  private static void requirePort(String key, int port) {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(key + " must be 0 to " + PORT_MAX + ", not " + port);
    }
  }

  /** Without the token: settings are logged at start. */
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
        + " adminToken="
        + (adminToken.isPresent() ? "***" : "none")
        + " "
        + parameters;
  }
}
