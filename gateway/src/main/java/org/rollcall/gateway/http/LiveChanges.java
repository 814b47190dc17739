package org.rollcall.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.rollcall.gateway.projection.Change;
import org.rollcall.gateway.projection.LedgerChanges;

/**
 * Server-sent events: which home and date changed, at most once a second each to each listener. A
 * listener that is slow gets fewer, newer events; nothing piles up. Who reconnects reads the board
 * anew, so missed events need no replay.
 */
public final class LiveChanges {
  /** Open streams at once; more are answered 503. */
  public static final int LISTENERS_MAX = 1_000;

  private static final long COALESCE_MS = 250;
  private static final long PING_MS = 15_000;

  private final Vertx vertx;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Map<HttpServerResponse, Context> others = new ConcurrentHashMap<>();

  public LiveChanges(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Takes what a ledger transaction changed. Called on the projection's thread; never blocks. */
  public void publish(LedgerChanges changes) {
    for (Listener listener : listeners) {
      listener.offer(changes);
    }
  }

  /**
   * Takes a stream of another kind among those that are bounded and that end with the gateway.
   *
   * @return false where too many are open
   */
  boolean admit(HttpServerResponse response) {
    if (listeners() >= LISTENERS_MAX) {
      return false;
    }
    others.put(response, vertx.getOrCreateContext());
    return true;
  }

  void forget(HttpServerResponse response) {
    others.remove(response);
  }

  public int listeners() {
    return listeners.size() + others.size();
  }

  /** Opens a stream on the request, of the homes that are wanted. */
  void open(RoutingContext context, Predicate<String> homes, Supplier<Long> position) {
    if (listeners() >= LISTENERS_MAX) {
      context.fail(new Refusal(ErrorCode.OVERLOADED, LISTENERS_MAX + " live streams are open"));
      return;
    }
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        // compressed, an event could wait in the compressor, and each stream would hold one
        .putHeader("Content-Encoding", "identity");
    Listener listener = new Listener(response, homes, vertx.getOrCreateContext());
    listeners.add(listener); // before the first byte: whoever sees the stream open misses nothing
    long ping = vertx.setPeriodic(PING_MS, id -> response.write(": ping\n\n"));
    response.closeHandler(
        ignored -> {
          vertx.cancelTimer(ping);
          listeners.remove(listener);
        });
    response.write("retry: 2000\nid: " + position.get() + "\n: open\n\n");
  }

  /** Ends all streams. */
  public void close() {
    others.forEach((response, context) -> context.runOnContext(ignored -> response.end()));
    for (Listener listener : listeners) {
      listener.context.runOnContext(ignored -> listener.response.end());
    }
  }

  /** One open stream and what it has still to be told. Bounded by homes × dates that change. */
  private final class Listener {
    private static final int PENDING_MAX = 1_000;

    private final HttpServerResponse response;
    private final Predicate<String> homes;
    private final Context context;
    private final ConcurrentMap<Change, Long> pending = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong registryAt = new AtomicLong();

    Listener(HttpServerResponse response, Predicate<String> homes, Context context) {
      this.response = response;
      this.homes = homes;
      this.context = context;
    }

    void offer(LedgerChanges changes) {
      for (Change change : changes.days()) {
        if (homes.test(change.home())) {
          if (pending.size() < PENDING_MAX) {
            pending.put(change, changes.position());
          }
        }
      }
      if (changes.registryChanged()) {
        registryAt.set(changes.position());
      }
      if ((!pending.isEmpty() || registryAt.get() > 0) && scheduled.compareAndSet(false, true)) {
        context.runOnContext(ignored -> vertx.setTimer(COALESCE_MS, timer -> flush()));
      }
    }

    private void flush() {
      if (response.closed()) {
        return;
      }
      if (response.writeQueueFull()) {
        response.drainHandler(drained -> flush());
        return;
      }
      scheduled.set(false);
      long registry = registryAt.getAndSet(0);
      if (registry > 0) {
        response.write("event: registry\nid: " + registry + "\ndata: {}\n\n");
      }
      for (Map.Entry<Change, Long> entry : Map.copyOf(pending).entrySet()) {
        pending.remove(entry.getKey(), entry.getValue());
        JsonObject body =
            new JsonObject()
                .put("home", entry.getKey().home())
                .put("date", entry.getKey().date().toString());
        response.write(
            "event: change\nid: " + entry.getValue() + "\ndata: " + body.encode() + "\n\n");
      }
    }
  }
}
