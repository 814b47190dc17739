package org.rollcall.gateway.cli.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import org.rollcall.device.wire.HttpDate;
import org.rollcall.gateway.http.DeviceListener;

/**
 * The limit of the machine for anything that speaks HTTP here: the gateway's own listener with its
 * options and event loops, in front of a handler that reads the body, stores nothing and answers
 * the same OK.
 */
public final class DoNothing {
  private final HttpDate date;

  private DoNothing(Clock clock) {
    this.date = new HttpDate(clock);
  }

  /** Listens on a free port, which it returns, until the process ends. */
  public static int listen(Clock clock) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    DeviceListener listener = new DeviceListener(vertx, (protocol, what) -> {});
    listener.mount("/iclock", new DoNothing(clock)::answer);
    return listener.listen("127.0.0.1", 0, loops).toCompletionStage().toCompletableFuture().join();
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
