package org.rollcall.device.face;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.wire.MqttLine;
import org.rollcall.device.wire.Outbox;

/**
 * A simulated face terminal with {@code ResumefromBreakpoint}: it pushes one record at a time and
 * keeps it until its {@code PushAck}. Of the faults it knows drift, duplicate and cut; nothing can
 * come in another order. Safe from any thread.
 */
public final class FaceTerminal implements SimulatedTerminal {

  /**
   * What to simulate.
   *
   * @param serial the terminal's own identifier
   * @param token its password, empty where it signs in as nobody
   * @param ackTimeoutMs after which a record counts as not acknowledged; real ones wait 10 s
   */
  public record Options(
      String host,
      int port,
      String serial,
      Optional<String> token,
      ZoneId zone,
      long ackTimeoutMs,
      Faults faults) {
    private static final long ACK_TIMEOUT_MS = 10_000;

    public static Options of(
        String host, int port, String serial, Optional<String> token, ZoneId zone) {
      return new Options(host, port, serial, token, zone, ACK_TIMEOUT_MS, Faults.none());
    }

    public Options with(Faults other) {
      return new Options(host, port, serial, token, zone, ackTimeoutMs, other);
    }

    public Options withAnswerWithin(Duration patience) {
      return new Options(host, port, serial, token, zone, patience.toMillis(), faults);
    }
  }

  private record Punch(
      long id, String number, LocalDateTime time, Direction direction, Method method) {}

  /** The key of the answer to that; all others are record numbers. */
  private static final String ONLINE = "online";

  private final Clock clock;
  private final Options options;
  private final MqttLine line;
  private final Outbox<Punch> outbox = new Outbox<>();
  private final AtomicLong lastId;
  private final AtomicLong batches = new AtomicLong();

  public FaceTerminal(Vertx vertx, Clock clock, Options options) {
    this.clock = clock;
    this.options = options;
    this.line =
        new MqttLine(
            vertx,
            new MqttLine.Options(
                options.host(),
                options.port(),
                options.serial(),
                options.token(),
                PushBytes.BASIC,
                PushBytes.offline(options.serial()),
                options.ackTimeoutMs()),
            this::heard);
    // A terminal that starts anew must not use a number twice.
    this.lastId = new AtomicLong(clock.millis());
  }

  @Override
  public Future<Void> connect() {
    return line.connect(PushBytes.down(options.serial()))
        .compose(
            subscribed ->
                line.answered(
                    ONLINE, () -> push(PushBytes.BASIC, PushBytes.online(options.serial()))))
        .compose(
            welcome ->
                welcome
                    ? Future.succeededFuture()
                    : Future.failedFuture("the gateway did not answer Online"));
  }

  @Override
  public void punch(String number, LocalDateTime time, Direction direction, Method method) {
    outbox.add(new Punch(lastId.incrementAndGet(), number, time, direction, method));
  }

  @Override
  public Future<Integer> flush() {
    return outbox.drain(1, this::send);
  }

  @Override
  public Future<Void> poll() {
    return push(PushBytes.HEARTBEAT, PushBytes.heartbeat(options.serial(), clock()));
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
    return line.close();
  }

  private Future<Boolean> send(List<Punch> punches) {
    long batch = batches.incrementAndGet();
    Punch punch = punches.get(0);
    Future<Boolean> acknowledged = ready(punch, batch).compose(ready -> acknowledged(punch));
    return options.faults().strikes(Faults.Kind.DUPLICATE, batch)
        ? acknowledged.compose(first -> acknowledged(punch).map(first))
        : acknowledged;
  }

  /** Connects again where the connection is lost, or breaks now. */
  private Future<Void> ready(Punch punch, long batch) {
    if (!line.isConnected()) {
      return connect();
    }
    return options.faults().strikes(Faults.Kind.CUT, batch)
        ? record(punch).compose(cut -> line.close()).compose(gone -> connect())
        : Future.succeededFuture();
  }

  private Future<Boolean> acknowledged(Punch punch) {
    return line.answered(Long.toString(punch.id()), () -> record(punch));
  }

  private Future<Void> record(Punch punch) {
    return push(
        PushBytes.records(options.serial()),
        PushBytes.record(
            options.serial(),
            punch.id(),
            punch.number(),
            punch.time(),
            punch.direction(),
            punch.method()));
  }

  private Future<Void> push(String topic, Buffer message) {
    return line.publish(topic, message, MqttQoS.AT_MOST_ONCE);
  }

  private void heard(Buffer payload) {
    try {
      JsonObject message = payload.toJsonObject();
      String operator = message.getString("operator", "");
      JsonObject info = message.getJsonObject("info", new JsonObject());
      String key =
          operator.equals("PushAck") ? String.valueOf(info.getValue("SnapOrRecordID")) : ONLINE;
      if (operator.equals("PushAck") || operator.equals("Online-Ack")) {
        line.answer(key);
      }
    } catch (DecodeException | ClassCastException e) {
      // Not an answer that a terminal would understand: as if it had never come.
    }
  }
}
