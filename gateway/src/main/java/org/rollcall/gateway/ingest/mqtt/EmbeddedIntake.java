package org.rollcall.gateway.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.Inlet;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttSender;
import org.rollcall.device.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own MQTT endpoint: terminals and sensors connect straight to it. An ingest
 * endpoint, no broker: no client hears another. Safe from any thread.
 */
public final class EmbeddedIntake implements MqttIntake {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedIntake.class);
  private static final int VERSION_5 = 5;
  private static final long CLOSING_POLL_MS = 20;

  /**
   * To Vert.x a negative port is any free one, the same for all servers that ask for this number:
   * another than the device listener's, or the two would share one port.
   */
  private static final int ANY_PORT_SHARED = -2;

  private final Vertx vertx;
  private final Inlet inlet;
  private final String host;
  private final int port;
  private final Incoming.Shared shared;
  private final Hearing hearing;
  private final Audience<Connection> audience = new Audience<>();
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private final List<MqttServer> servers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean complained = new AtomicBoolean();
  private volatile boolean closing;

  /**
   * An endpoint that does not listen yet.
   *
   * @param port 0 = any free one
   * @param protocols under which terminals may be registered
   */
  public EmbeddedIntake(
      Vertx vertx, Inlet inlet, Tally tally, Collection<String> protocols, String host, int port) {
    this.vertx = vertx;
    this.inlet = inlet;
    this.host = host;
    this.port = port;
    this.shared =
        new Incoming.Shared(
            new Routes(), new RetainedTopics(), new HeldBytes(Limits.HELD_MAX_BYTES), tally);
    this.hearing = new Hearing(inlet, protocols);
  }

  @Override
  public void subscribe(String filter, MqttHandler handler) {
    shared.routes().add(filter, handler);
  }

  @Override
  public Future<Void> publish(String topic, Buffer payload, int qos) {
    List<Future<Void>> sent = new ArrayList<>();
    for (Connection connection : audience.of(topic)) {
      Optional<Future<Void>> one = connection.outgoing().publish(topic, payload, qos);
      one.ifPresent(sent::add);
      if (one.isEmpty() && connection.outgoing().isWorthAnotherAttempt(topic)) {
        shared.count("welcome-now");
        connection.hangUp(MqttDisconnectReasonCode.ADMINISTRATIVE_ACTION);
      }
    }
    if (sent.isEmpty()) {
      return Future.failedFuture("nobody who is connected has subscribed to the topic");
    }
    return Future.any(sent).mapEmpty();
  }

  @Override
  public Future<Optional<Integer>> open() {
    int loops = Runtime.getRuntime().availableProcessors();
    return vertx
        .deployVerticle(Listening::new, new DeploymentOptions().setInstances(loops))
        .map(ignored -> Optional.of(servers.get(0).actualPort()));
  }

  @Override
  public Future<Void> close(long graceMs) {
    closing = true;
    connections.values().forEach(Connection::stop);
    return drained(graceMs)
        .compose(
            ignored -> {
              connections.values().forEach(Connection::forgetWill);
              connections
                  .values()
                  .forEach(c -> c.hangUp(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN));
              return Future.join(servers.stream().map(MqttServer::close).toList()).mapEmpty();
            });
  }

  private Future<Void> drained(long graceMs) {
    Promise<Void> drained = Promise.promise();
    poll(drained, graceMs);
    return drained.future();
  }

  private void poll(Promise<Void> drained, long remainingMs) {
    if (remainingMs <= 0 || connections.values().stream().allMatch(Connection::isIdle)) {
      drained.complete();
    } else {
      vertx.setTimer(CLOSING_POLL_MS, ignored -> poll(drained, remainingMs - CLOSING_POLL_MS));
    }
  }

  private void arrived(MqttEndpoint endpoint) {
    String remote = remote(endpoint);
    Optional<MqttSender> sender = sender(endpoint.auth(), remote);
    if (closing || connections.size() >= Limits.CONNECTIONS_MAX) {
      shared.count("connection-refused");
      reject(
          endpoint,
          MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
          MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5);
    } else if (sender.isEmpty()) {
      shared.count("password-unknown");
      complain(remote);
      reject(
          endpoint,
          MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
          MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
    } else {
      welcome(new Connection(vertx, endpoint, sender.get(), shared, hearing, audience), endpoint);
    }
  }

  /** A second connection of the same client ends the first, unless it is somebody else's. */
  private synchronized void welcome(Connection fresh, MqttEndpoint endpoint) {
    Connection before = connections.get(fresh.clientId());
    if (before != null && !mayTakeOver(fresh.sender(), before.sender())) {
      shared.count("client-id-taken");
      reject(
          endpoint,
          MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
          MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
      return;
    }
    connections.put(fresh.clientId(), fresh);
    if (before != null) {
      shared.count("taken-over");
      before.hangUp(MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
    }
    fresh.open(ended -> connections.remove(ended.clientId(), ended));
  }

  private static boolean mayTakeOver(MqttSender fresh, MqttSender before) {
    return !(before instanceof MqttSender.Terminal terminal)
        || fresh.maySpeakFor(terminal.device());
  }

  private Optional<MqttSender> sender(@Nullable MqttAuth auth, String remote) {
    if (auth == null) {
      return Optional.of(new MqttSender.Anonymous(remote));
    }
    return inlet
        .findByToken(auth.getPassword())
        .map(device -> new MqttSender.Terminal(device, remote));
  }

  private void complain(String remote) {
    if (complained.compareAndSet(false, true)) {
      LOG.warn("{} was refused at the MQTT port: no device has its password", remote);
      vertx.setTimer(Limits.COMPLAIN_EVERY_MS, ignored -> complained.set(false));
    }
  }

  private static void reject(
      MqttEndpoint endpoint, MqttConnectReturnCode version3, MqttConnectReturnCode version5) {
    endpoint.reject(endpoint.protocolVersion() >= VERSION_5 ? version5 : version3);
  }

  private static String remote(MqttEndpoint endpoint) {
    SocketAddress address = endpoint.remoteAddress();
    return address == null
        ? "unknown"
        : Objects.requireNonNullElseGet(address.hostAddress(), address::toString);
  }

  /** One server on one event loop; Vert.x shares the port among them. */
  private final class Listening extends VerticleBase {
    private final MqttServer server =
        MqttServer.create(
            EmbeddedIntake.this.vertx, options(port == 0 ? ANY_PORT_SHARED : port, host));

    Listening() {
      servers.add(server);
    }

    @Override
    public Future<?> start() {
      return server
          .endpointHandler(EmbeddedIntake.this::arrived)
          .exceptionHandler(trouble -> shared.count("connect-trouble"))
          .listen();
    }
  }

  private static MqttServerOptions options(int port, String host) {
    MqttServerOptions options =
        new MqttServerOptions()
            .setPort(port)
            .setHost(host)
            .setMaxMessageSize(Limits.PACKET_MAX_BYTES)
            .setMaxClientIdLength(Limits.CLIENT_ID_MAX_CHARS)
            .setTimeoutOnConnect(Limits.CONNECT_WITHIN_S);
    options.setTcpNoDelay(true).setTcpKeepAlive(true).setReuseAddress(true);
    return options;
  }
}
