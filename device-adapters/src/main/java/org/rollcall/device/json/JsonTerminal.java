package org.rollcall.device.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.wire.Outbox;

/**
 * A simulated terminal that posts JSON. It gives every punch an id of its own, so that a repetition
 * is known as one. Of the faults it knows drift, duplicate and reorder. Safe from any thread;
 * {@link #close} gives the connection back.
 */
public final class JsonTerminal implements SimulatedTerminal {

  /**
   * What to simulate.
   *
   * @param token the device's bearer token
   * @param zone the civil time of the terminal, whose offset goes with each punch
   */
  public record Options(
      String host, int port, String token, ZoneId zone, int elementsPerPost, Faults faults) {
    private static final int ELEMENTS_PER_POST = 20;

    public static Options of(String host, int port, String token, ZoneId zone) {
      return new Options(host, port, token, zone, ELEMENTS_PER_POST, Faults.none());
    }

    public Options with(Faults other) {
      return new Options(host, port, token, zone, elementsPerPost, other);
    }
  }

  private record Punch(
      long id, String number, LocalDateTime time, Direction direction, Method method) {}

  private static final int TIMEOUT_MS = 10_000;

  private final Options options;
  private final Clock clock;
  private final HttpClient client;
  private final Outbox<Punch> outbox = new Outbox<>();
  private final AtomicLong lastId;
  private final AtomicLong batches = new AtomicLong();

  public JsonTerminal(Vertx vertx, Clock clock, Options options) {
    this.options = options;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost(options.host()).setDefaultPort(options.port()),
            new PoolOptions().setHttp1MaxSize(1));
    // A terminal that starts anew must not use an id twice.
    this.lastId = new AtomicLong(clock.millis() * 1_000);
  }

  /** Posts nothing at all, which only a known token may. */
  @Override
  public Future<Void> connect() {
    return post("[]")
        .compose(
            status ->
                status == 200
                    ? Future.succeededFuture()
                    : Future.failedFuture("the gateway answered " + status));
  }

  @Override
  public void punch(String number, LocalDateTime time, Direction direction, Method method) {
    outbox.add(new Punch(lastId.incrementAndGet(), number, time, direction, method));
  }

  @Override
  public Future<Integer> flush() {
    return outbox.drain(options.elementsPerPost(), this::send);
  }

  @Override
  public Future<Void> poll() {
    return connect();
  }

  @Override
  public int unacknowledged() {
    return outbox.size();
  }

  @Override
  public LocalDateTime clock() {
    return options.faults().shows(clock, options.zone());
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }

  private Future<Boolean> send(List<Punch> punches) {
    long batch = batches.incrementAndGet();
    String body = body(punches, options.faults().strikes(Faults.Kind.REORDER, batch));
    Future<Boolean> acknowledged = post(body).map(status -> status == 200);
    return options.faults().strikes(Faults.Kind.DUPLICATE, batch)
        ? acknowledged.compose(first -> post(body).map(first))
        : acknowledged;
  }

  private String body(List<Punch> punches, boolean backwards) {
    ArrayNode elements = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < punches.size(); i++) {
      Punch punch = punches.get(backwards ? punches.size() - 1 - i : i);
      elements
          .addObject()
          .put("id", Long.toString(punch.id()))
          .put("number", punch.number())
          .put(
              "time",
              DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(punch.time().atZone(options.zone())))
          .put("direction", punch.direction().name().toLowerCase(Locale.ROOT))
          .put("method", punch.method().name().toLowerCase(Locale.ROOT));
    }
    return elements.toString();
  }

  private Future<Integer> post(String body) {
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(JsonAdapter.PATH)
                .setIdleTimeout(TIMEOUT_MS)
                .putHeader("Authorization", "Bearer " + options.token())
                .putHeader("Content-Type", "application/json"))
        .compose(request -> request.send(Buffer.buffer(body)).compose(JsonTerminal::status));
  }

  /** Asked for inside the request's own callback, or the body might go by unheard. */
  private static Future<Integer> status(HttpClientResponse response) {
    return response.body().map(body -> response.statusCode());
  }
}
