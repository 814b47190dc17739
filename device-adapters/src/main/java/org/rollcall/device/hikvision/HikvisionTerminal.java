package org.rollcall.device.hikvision;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.wire.Outbox;

/**
 * A simulated terminal that posts each event with a picture to its HTTP host and keeps it until it
 * was answered with 200. Safe from any thread; {@link #close} gives the connection back.
 */
public final class HikvisionTerminal implements SimulatedTerminal {

  /**
   * What to simulate.
   *
   * @param token the device's token, the last step of the path
   * @param zone the civil time of the terminal, whose offset goes with each event
   * @param xml false for firmware that is set to JSON
   * @param eventsPerBatch how many events are sent before faults strike the next time
   */
  public record Options(
      String host,
      int port,
      String token,
      ZoneId zone,
      boolean xml,
      int eventsPerBatch,
      Faults faults) {
    private static final int EVENTS_PER_BATCH = 5;

    public Options {
      if (eventsPerBatch < 1) {
        throw new IllegalArgumentException("a batch has 1 or more events");
      }
    }

    public static Options of(String host, int port, String token, ZoneId zone) {
      return new Options(host, port, token, zone, false, EVENTS_PER_BATCH, Faults.none());
    }

    public Options with(Faults other) {
      return new Options(host, port, token, zone, xml, eventsPerBatch, other);
    }

    public Options inXml() {
      return new Options(host, port, token, zone, true, eventsPerBatch, faults);
    }
  }

  private static final int TIMEOUT_MS = 10_000;
  private static final String HEARTBEAT = "{\"eventType\":\"heartBeat\"}";

  private final Options options;
  private final Clock clock;
  private final HttpClient client;
  private final Outbox<TerminalMessage> outbox = new Outbox<>();
  private final AtomicLong lastSerialNo;
  private final AtomicLong batches = new AtomicLong();

  public HikvisionTerminal(Vertx vertx, Clock clock, Options options) {
    this.options = options;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(options.host())
                .setDefaultPort(options.port())
                // Not per request: Vert.x 5.0.8 may leave that timer behind and report it later.
                .setConnectTimeout(TIMEOUT_MS),
            new PoolOptions().setHttp1MaxSize(1));
    // A terminal that starts anew must not use a serial number twice.
    this.lastSerialNo = new AtomicLong(clock.millis() * 1_000);
  }

  /** Posts a heartbeat, which only a known token may. */
  @Override
  public Future<Void> connect() {
    return client
        .request(request("application/json"))
        .compose(request -> request.send(HEARTBEAT).compose(HikvisionTerminal::status))
        .compose(
            status ->
                status == 200
                    ? Future.succeededFuture()
                    : Future.failedFuture("the gateway answered " + status));
  }

  @Override
  public void punch(String number, LocalDateTime time, Direction direction, Method method) {
    outbox.add(
        new TerminalMessage(
            number,
            time.atZone(options.zone()).toOffsetDateTime(),
            direction,
            method,
            lastSerialNo.incrementAndGet()));
  }

  @Override
  public Future<Integer> flush() {
    return outbox.drain(options.eventsPerBatch(), this::send);
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

  private Future<Boolean> send(List<TerminalMessage> messages) {
    long batch = batches.incrementAndGet();
    Faults faults = options.faults();
    if (faults.strikes(Faults.Kind.CUT, batch)) {
      return postCut(messages.get(0)).map(false);
    }
    List<TerminalMessage> ordered =
        faults.strikes(Faults.Kind.REORDER, batch) ? backwards(messages) : messages;
    Future<Boolean> acknowledged = post(ordered);
    return faults.strikes(Faults.Kind.DUPLICATE, batch)
        ? acknowledged.compose(first -> post(ordered).map(first))
        : acknowledged;
  }

  /** One request for each event, as long as they are acknowledged. */
  private Future<Boolean> post(List<TerminalMessage> messages) {
    Future<Boolean> acknowledged = Future.succeededFuture(true);
    for (TerminalMessage message : messages) {
      acknowledged =
          acknowledged.compose(before -> before ? post(message) : Future.succeededFuture(before));
    }
    return acknowledged;
  }

  private Future<Boolean> post(TerminalMessage message) {
    return client
        .request(request(TerminalMessage.MULTIPART))
        .compose(
            request ->
                request.send(message.multipart(options.xml())).compose(HikvisionTerminal::status))
        .map(status -> status == 200);
  }

  /** Breaks the connection in the middle of the picture. */
  private Future<Void> postCut(TerminalMessage message) {
    Buffer whole = message.multipart(options.xml());
    return client
        .request(request(TerminalMessage.MULTIPART))
        .compose(
            request -> {
              // The break is wanted: nothing to report.
              request.exceptionHandler(broken -> {});
              request.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length()));
              return request
                  .write(whole.slice(0, whole.length() / 2))
                  .compose(written -> request.connection().close());
            });
  }

  private RequestOptions request(String contentType) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setURI(HikvisionAdapter.PATH + "/" + options.token())
        .setIdleTimeout(TIMEOUT_MS)
        .putHeader("Content-Type", contentType);
  }

  private static List<TerminalMessage> backwards(List<TerminalMessage> messages) {
    int last = messages.size() - 1;
    return IntStream.rangeClosed(0, last).mapToObj(i -> messages.get(last - i)).toList();
  }

  /** Asked for inside the request's own callback, or the body might go by unheard. */
  private static Future<Integer> status(HttpClientResponse response) {
    return response.body().map(body -> response.statusCode());
  }
}
