package org.rollcall.gateway.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.rollcall.device.DeviceHttp;
import org.rollcall.device.Tally;

/**
 * The listener for terminals: plain request dispatch by path, since old firmware leaves out headers
 * that a router insists on. Adapters mount before it listens; afterwards nothing changes.
 */
public final class DeviceListener implements DeviceHttp {
  /** A terminal that says nothing for so long has gone, whatever its socket claims. */
  private static final int IDLE_TIMEOUT_S = 180;

  /** To Vert.x a negative port is any free one, the same for all instances of a deployment. */
  private static final int ANY_PORT_SHARED = -1;

  private static final int HEADER_BYTES_MAX = 16 * 1024;
  private static final int REQUEST_LINE_BYTES_MAX = 8 * 1024;

  private final Vertx vertx;
  private final Tally tally;
  private final Map<String, Handler<HttpServerRequest>> mounts = new TreeMap<>();
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  public DeviceListener(Vertx vertx, Tally tally) {
    this.vertx = vertx;
    this.tally = tally;
  }

  @Override
  public void mount(String path, Handler<HttpServerRequest> handler) {
    if (mounts.putIfAbsent(path, handler) != null) {
      throw new IllegalStateException("two adapters want the path " + path);
    }
  }

  /** Listens, one server for each event loop that is wanted; completes with the port. */
  public Future<Integer> listen(String host, int port, int eventLoops) {
    int shared = port == 0 ? ANY_PORT_SHARED : port;
    return vertx
        .deployVerticle(
            () -> new Listening(host, shared), new DeploymentOptions().setInstances(eventLoops))
        .map(ignored -> servers.get(0).actualPort());
  }

  /** Stops accepting; requests in flight are answered first, within the given time. */
  public Future<Void> close(long graceMs) {
    return Future.join(
            servers.stream().map(s -> s.shutdown(graceMs, TimeUnit.MILLISECONDS)).toList())
        .mapEmpty();
  }

  /** One server on one event loop; Vert.x shares the port among them. */
  private final class Listening extends VerticleBase {
    private final String host;
    private final int port;
    private final HttpServer server;

    Listening(String host, int port) {
      this.host = host;
      this.port = port;
      this.server = DeviceListener.this.vertx.createHttpServer(options());
      servers.add(server);
    }

    @Override
    public Future<?> start() {
      return server.requestHandler(DeviceListener.this::dispatch).listen(port, host);
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setIdleTimeout(IDLE_TIMEOUT_S)
        .setMaxHeaderSize(HEADER_BYTES_MAX)
        .setMaxInitialLineLength(REQUEST_LINE_BYTES_MAX)
        .setTcpNoDelay(true)
        .setReuseAddress(true);
  }

  private void dispatch(HttpServerRequest request) {
    String path = request.path();
    if (path != null) {
      for (Map.Entry<String, Handler<HttpServerRequest>> mount : mounts.entrySet()) {
        String root = mount.getKey();
        if (path.startsWith(root)
            && (path.length() == root.length() || path.charAt(root.length()) == '/')) {
          mount.getValue().handle(request);
          return;
        }
      }
    }
    tally.count("http", "unknown-device-path");
    request
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", "text/plain")
        .end("this port is for terminals; no protocol has this path\n");
  }
}
