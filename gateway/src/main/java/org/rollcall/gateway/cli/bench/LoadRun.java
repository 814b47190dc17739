package org.rollcall.gateway.cli.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Makes load from one event loop, which leaves the machine to the gateway under test as far as that
 * is possible. Loads run one after the other or beside those of other instances; whoever made it
 * closes it.
 */
final class LoadRun implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int CONNECT_MS = 10_000;
  private static final Duration FOREVER = Duration.ofHours(24);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final NetClient client =
      vertx.createNetClient(
          new NetClientOptions()
              .setTcpNoDelay(true)
              .setConnectTimeout(CONNECT_MS)
              .setReconnectAttempts(0));

  /** Opens a connection for each of the requests, then starts; completes when all have ended. */
  CompletableFuture<Load> start(int port, List<? extends Requests> each, Pace pace) {
    Promise<Load> done = Promise.promise();
    vertx.runOnContext(
        begin -> {
          List<Future<NetSocket>> sockets = new ArrayList<>(each.size());
          for (int i = 0; i < each.size(); i++) {
            sockets.add(client.connect(port, HOST));
          }
          Future.all(sockets)
              .compose(all -> run(sockets.stream().map(Future::result).toList(), each, pace))
              .onComplete(done);
        });
    return done.future().toCompletionStage().toCompletableFuture();
  }

  /** As {@link #start}, and waits. */
  Load run(int port, List<? extends Requests> each, Pace pace) throws InterruptedException {
    try {
      return start(port, each, pace).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load could not be made: " + e.getCause(), e);
    }
  }

  private Future<Load> run(List<NetSocket> sockets, List<? extends Requests> each, Pace pace) {
    LoadTally tally = new LoadTally();
    long interval = pace.intervalNanos(sockets.size());
    long now = System.nanoTime();
    long deadline = now + pace.limit().orElse(FOREVER).toNanos();
    List<Future<Void>> ends = new ArrayList<>(sockets.size());
    for (int i = 0; i < sockets.size(); i++) {
      long due = now + interval * i / sockets.size();
      ends.add(
          new LoadConnection(vertx, sockets.get(i), each.get(i), tally, due, interval, deadline)
              .run());
    }
    return Future.all(ends).map(all -> tally.result());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
