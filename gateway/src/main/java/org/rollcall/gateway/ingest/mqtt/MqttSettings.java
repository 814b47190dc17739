package org.rollcall.gateway.ingest.mqtt;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where MQTT messages come from.
 *
 * @param port of the gateway's own endpoint, 0 = any free one
 * @param broker a broker to fetch from; then the gateway has no endpoint of its own
 * @param username at the broker
 * @param password at the broker
 * @param shareGroup the shared subscription's group at the broker, for several gateways
 * @param caFile whose certificates an {@code ssl} broker may show, empty for those that the JVM
 *     trusts
 */
public record MqttSettings(
    int port,
    Optional<URI> broker,
    Optional<String> username,
    Optional<String> password,
    Optional<String> shareGroup,
    Optional<Path> caFile) {
  public static final int PORT = 1883;

  /** The gateway's own endpoint on a port. */
  public static MqttSettings embedded(int port) {
    return new MqttSettings(
        port,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads the address of a broker, {@code embedded} for none.
   *
   * @throws IllegalArgumentException where it is neither, without the text itself
   */
  public static Optional<URI> broker(String text) {
    if (text.equals("embedded")) {
      return Optional.empty();
    }
    String expected = "write embedded, tcp://host:port or ssl://host:port";
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(expected, e);
    }
    boolean known = "tcp".equals(uri.getScheme()) || "ssl".equals(uri.getScheme());
    if (!known || uri.getHost() == null || uri.getPort() < 1 || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(expected + "; user and password have keys of their own");
    }
    return Optional.of(uri);
  }

  /**
   * A file of certificates, an empty text for none.
   *
   * @throws IllegalArgumentException where there are none in it
   */
  public static Optional<Path> caFile(String text) {
    Optional<Path> file = Optional.of(text).filter(t -> !t.isEmpty()).map(Path::of);
    BrokerTrust.sockets(file);
    return file;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return broker.map(URI::toString).orElse("embedded:" + port)
        + username.map(name -> " as " + name).orElse("")
        + (password.isPresent() ? " password ***" : "")
        + shareGroup.map(group -> " sharing as " + group).orElse("")
        + caFile.map(file -> " trusting " + file).orElse("");
  }
}
