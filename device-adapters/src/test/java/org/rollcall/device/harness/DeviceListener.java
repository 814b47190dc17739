package org.rollcall.device.harness;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.rollcall.device.DeviceAdapter;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceHttp;
import org.rollcall.device.Rosters;

/** A real HTTP server on a free port with adapters on it and a gateway in memory behind it. */
public final class DeviceListener implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2021-11-05T00:30:00Z"), ZoneOffset.UTC);
  private static final long WAIT_S = 20;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final RecordingInlet inlet = new RecordingInlet();
  private final RecordingMqtt mqtt = new RecordingMqtt();
  private final RecordingMemory memory = new RecordingMemory();
  private final RecordingTally tally = new RecordingTally();
  private final RecordingTap tap = new RecordingTap();
  private final Map<String, Handler<HttpServerRequest>> mounts = new ConcurrentHashMap<>();
  private final DeviceHost host;
  private final HttpServer server;

  public DeviceListener(DeviceAdapter... adapters) {
    host = new DeviceHost(vertx, inlet, http(), mqtt, memory, tally, tap, CLOCK, Rosters.none());
    for (DeviceAdapter adapter : adapters) {
      open(adapter);
    }
    server = await(vertx.createHttpServer().requestHandler(this::dispatch).listen(0, "127.0.0.1"));
  }

  /** One more adapter, for instance after terminals were registered that it asks at once. */
  public void open(DeviceAdapter adapter) {
    await(adapter.open(host));
  }

  /** What adapters are lent that a test opens itself. */
  public DeviceHost host() {
    return host;
  }

  public RecordingInlet inlet() {
    return inlet;
  }

  public RecordingMqtt mqtt() {
    return mqtt;
  }

  public RecordingMemory memory() {
    return memory;
  }

  public RecordingTally tally() {
    return tally;
  }

  public RecordingTap tap() {
    return tap;
  }

  public Vertx vertx() {
    return vertx;
  }

  public int port() {
    return server.actualPort();
  }

  public static <T> T await(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(WAIT_S, TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private DeviceHttp http() {
    return (path, handler) -> {
      if (mounts.putIfAbsent(path, handler) != null) {
        throw new IllegalStateException(path + " is mounted already");
      }
    };
  }

  private void dispatch(HttpServerRequest request) {
    String path = request.path();
    mounts.entrySet().stream()
        .filter(mount -> path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/"))
        .findFirst()
        .ifPresentOrElse(
            mount -> mount.getValue().handle(request),
            () -> request.response().setStatusCode(404).end());
  }
}
