package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.device.wire.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to an organisation's stream, for ever:
 *
 * <pre>
 *            connected                  "disconnect"
 * CONNECTING ─────────▶ up ──────────────────────────────▶ CONNECTING, the old one goes on
 *   ▲    │               │ closed, or silent for 90 s        beside it until it ends
 *   │    │ failed        ▼
 *   └─ WAITING ◀─────────┘
 *      1 … 60 s
 * </pre>
 *
 * There is one attempt at a time, each bounded in time and with a ticket of its own. Runs on one
 * event loop; {@link #start} and {@link #close} may be called from any thread.
 */
final class StreamClient implements StreamConnection.Owner {
  static final int MESSAGE_MAX_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);
  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final String REMOTE = "dingtalk-stream";

  private enum Phase {
    UP,
    WAITING,
    CONNECTING,
    CLOSED
  }

  private final Vertx vertx;
  private final Context context;
  private final Organisation organisation;
  private final CloudHttp http;
  private final Handover handover;
  private final OrganisationBook book;
  private final StreamTiming timing;
  private final Backoff backoff;
  private final WebSocketClient sockets;
  private Phase phase = Phase.WAITING;
  private @Nullable StreamConnection current;

  StreamClient(
      Vertx vertx,
      Organisation organisation,
      CloudHttp http,
      Handover handover,
      OrganisationBook book,
      StreamTiming timing) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.organisation = organisation;
    this.http = http;
    this.handover = handover;
    this.book = book;
    this.timing = timing;
    this.backoff =
        new Backoff(
            timing.retryMinMs(),
            timing.retryMaxMs(),
            () -> ThreadLocalRandom.current().nextDouble());
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setMaxFrameSize(MESSAGE_MAX_BYTES)
                .setMaxMessageSize(MESSAGE_MAX_BYTES));
  }

  void start() {
    context.runOnContext(go -> connect());
  }

  Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    context.runOnContext(
        stop -> {
          phase = Phase.CLOSED;
          if (current != null) {
            current.close();
          }
          sockets.close().onComplete(closed);
        });
    return closed.future();
  }

  @Override
  public void alive(StreamConnection connection) {
    backoff.reset();
  }

  @Override
  public void retiring(StreamConnection connection) {
    if (connection == current && phase == Phase.UP) {
      handover.count(Coped.STREAM_ROTATED, 1);
      again(backoff.afterNotice());
    }
  }

  @Override
  public void ended(StreamConnection connection) {
    if (connection == current && phase == Phase.UP) {
      handover.count(Coped.STREAM_LOST, 1);
      again(backoff.afterFailure());
    }
  }

  private void again(long waitMs) {
    phase = Phase.WAITING;
    if (waitMs == 0) {
      connect();
    } else {
      vertx.setTimer(waitMs, due -> connect());
    }
  }

  private void connect() {
    if (phase != Phase.WAITING) {
      return;
    }
    phase = Phase.CONNECTING;
    ClientWebSocket socket = sockets.webSocket();
    StreamConnection connection =
        new StreamConnection(
            vertx,
            socket,
            timing,
            this::store,
            () -> handover.count(Coped.FRAME_UNREADABLE, 1),
            this);
    connection.listen();
    Future<WebSocket> connecting = ticket().compose(ticket -> socket.connect(ticket.options()));
    connecting
        .timeout(timing.connectMs(), TimeUnit.MILLISECONDS)
        .onSuccess(connected -> up(connection))
        .onFailure(
            failure -> {
              // An attempt that ran out of time may still come to something.
              connecting.onSuccess(late -> connection.close());
              failed(failure);
            });
  }

  private void up(StreamConnection connection) {
    if (phase == Phase.CLOSED) {
      connection.close();
      return;
    }
    phase = Phase.UP;
    current = connection;
    connection.watch();
    LOG.info("the stream of {} is open", organisation.org());
  }

  private void failed(Throwable failure) {
    if (phase == Phase.CLOSED) {
      return;
    }
    handover.count(Coped.STREAM_FAILED, 1);
    long waitMs = backoff.afterFailure();
    LOG.warn(
        "the stream of {} did not open: {}; next attempt in {} ms",
        organisation.org(),
        failure instanceof StreamTicket.Refused
            ? failure.getMessage()
            : failure.getClass().getSimpleName(),
        waitMs);
    again(waitMs);
  }

  private Future<StreamTicket> ticket() {
    ObjectNode ask = JsonNodeFactory.instance.objectNode();
    ask.put("clientId", organisation.appKey());
    ask.put("clientSecret", organisation.appSecret());
    ask.put("ua", "rollcall");
    ask.putArray("subscriptions").addObject().put("type", "EVENT").put("topic", "*");
    // Nobody says whether this counts; so it does.
    book.called();
    boolean mayBePlain = organisation.apiBase().startsWith("http:");
    return http.post(organisation.apiBase() + "/v1.0/gateway/connections/open", ask.toString())
        .compose(reply -> StreamTicket.of(reply, mayBePlain));
  }

  private Future<Boolean> store(StreamFrame.Event event) {
    book.pushed();
    CloudEvent read =
        EventCodec.decode(event.type(), event.corpId(), event.data(), organisation.corpId());
    return handover
        .store(book, read, REMOTE)
        .onFailure(
            fault -> {
              LOG.error("an event of a stream failed; DingTalk sends it again", fault);
              handover.count(Coped.FAULT, 1);
            });
  }
}
