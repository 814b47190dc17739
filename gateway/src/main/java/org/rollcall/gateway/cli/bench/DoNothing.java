package org.rollcall.gateway.cli.bench;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.rollcall.device.wire.HttpDate;
import org.rollcall.gateway.http.DeviceListener;

/**
 * The limit of the machine for anything that speaks HTTP here: the gateway's own listener with its
 * options and event loops, in front of a handler that reads the body, stores nothing and answers
 * the same OK.
 */
public final class DoNothing {
  /** To Vert.x a negative port is any free one, shared by all who ask for this number. */
  private static final int ANY_PORT_SHARED = -2;

  private final HttpDate date;

  private DoNothing(Clock clock) {
    this.date = new HttpDate(clock);
  }

  /** Where it listens. */
  public record Ports(int device, int mqtt) {}

  /** Listens on free ports, until the process ends. */
  public static Ports listen(Clock clock) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    DeviceListener listener = new DeviceListener(vertx, (protocol, what) -> {});
    DoNothing nothing = new DoNothing(clock);
    List.of("/iclock", "/hikvision", "/dingtalk").forEach(p -> listener.mount(p, nothing::answer));
    return new Ports(
        listener.listen("127.0.0.1", 0, loops).toCompletionStage().toCompletableFuture().join(),
        listenForMqtt(vertx, loops));
  }

  /** Acknowledges every message at once. */
  private static int listenForMqtt(Vertx vertx, int loops) {
    List<MqttServer> servers = new CopyOnWriteArrayList<>();
    Supplier<Deployable> listening =
        () -> {
          MqttServerOptions options = new MqttServerOptions().setPort(ANY_PORT_SHARED);
          options.setHost("127.0.0.1").setTcpNoDelay(true);
          MqttServer server = MqttServer.create(vertx, options);
          servers.add(server);
          return context -> server.endpointHandler(DoNothing::welcome).listen();
        };
    vertx
        .deployVerticle(listening, new DeploymentOptions().setInstances(loops))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    return servers.get(0).actualPort();
  }

  private static void welcome(MqttEndpoint endpoint) {
    endpoint
        .publishHandler(message -> endpoint.publishAcknowledge(message.messageId()))
        .subscribeHandler(
            wanted ->
                endpoint.subscribeAcknowledge(wanted.messageId(), List.of(MqttQoS.AT_LEAST_ONCE)))
        .accept(false);
  }

  private void answer(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              Buffer ok = Buffer.buffer("OK:1");
              request
                  .response()
                  .putHeader("Content-Type", "text/plain")
                  .putHeader("Content-Length", Integer.toString(ok.length()))
                  .putHeader("Date", date.now())
                  .end(ok);
            });
  }
}
