package org.rollcall.device.dejaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.rollcall.device.Direction;
import org.rollcall.device.Faults;
import org.rollcall.device.Method;
import org.rollcall.device.SimulatedTerminal;
import org.rollcall.device.wire.MqttLine;
import org.rollcall.device.wire.Outbox;

/**
 * A simulated terminal with DejaOS software: it keeps every record until {@code access_reply}
 * repeats its message's number with code 000000. Version 2 sends one record a message under the
 * record's own number, version 1 up to fifty under a new number each time. Of the faults it knows
 * all. Safe from any thread; {@link #close} gives the connection back.
 */
public final class DejaosTerminal implements SimulatedTerminal {

  /** How the software speaks. */
  public enum Version {
    V1(50, "id", "time"),
    V2(1, "userId", "timeStamp");

    private final int recordsPerMessage;
    private final String person;
    private final String time;

    Version(int recordsPerMessage, String person, String time) {
      this.recordsPerMessage = recordsPerMessage;
      this.person = person;
      this.time = time;
    }

    String root() {
      return "access_device/" + (this == V1 ? "v1" : "v2") + "/event/";
    }
  }

  /**
   * What to simulate.
   *
   * @param serial the terminal's own number, {@code uuid} on the wire
   * @param token its password, empty where it signs in as nobody
   * @param replyWithinMs after which a message counts as not answered
   */
  public record Options(
      String host,
      int port,
      String serial,
      Optional<String> token,
      ZoneId zone,
      Version version,
      long replyWithinMs,
      Faults faults) {
    private static final long REPLY_WITHIN_MS = 5_000;

    /** Version 2 without faults. */
    public static Options of(
        String host, int port, String serial, Optional<String> token, ZoneId zone) {
      return new Options(
          host, port, serial, token, zone, Version.V2, REPLY_WITHIN_MS, Faults.none());
    }

    public Options with(Faults other) {
      return new Options(host, port, serial, token, zone, version, replyWithinMs, other);
    }

    public Options with(Version other) {
      return new Options(host, port, serial, token, zone, other, replyWithinMs, faults);
    }

    public Options withAnswerWithin(Duration patience) {
      return new Options(host, port, serial, token, zone, version, patience.toMillis(), faults);
    }
  }

  private record Punch(long id, String number, LocalDateTime time, Method method) {}

  /** There is no finger sensor; whom it knows without a card, code or password it saw. */
  private static final int FACE = 300;

  private static final Map<Method, Integer> TYPES =
      Map.of(Method.QR, 100, Method.CARD, 200, Method.FACE, FACE, Method.PASSWORD, 400);

  private static final String GOOD = "000000";

  private final Clock clock;
  private final Options options;
  private final MqttLine line;
  private final Outbox<Punch> outbox = new Outbox<>();
  private final AtomicLong lastId;
  private final AtomicLong batches = new AtomicLong();

  public DejaosTerminal(Vertx vertx, Clock clock, Options options) {
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
                topic("offline"),
                message("0", JsonNodeFactory.instance.arrayNode()),
                options.replyWithinMs()),
            this::heard);
    // A terminal that starts anew must not use a number twice.
    this.lastId = new AtomicLong(clock.millis() * 1_000);
  }

  /** Nobody answers a connect: whether the gateway knows the terminal, the first record shows. */
  @Override
  public Future<Void> connect() {
    return line.connect(topic(options.serial() + "/access_reply"))
        .compose(subscribed -> say("connect"));
  }

  /** The direction is not on the wire and is left. */
  @Override
  public void punch(String number, LocalDateTime time, Direction direction, Method method) {
    outbox.add(new Punch(lastId.incrementAndGet(), number, time, method));
  }

  @Override
  public Future<Integer> flush() {
    return outbox.drain(options.version().recordsPerMessage, this::send);
  }

  @Override
  public Future<Void> poll() {
    return say("heartbeat");
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
    ArrayNode records = records(punches, options.faults().strikes(Faults.Kind.REORDER, batch));
    Future<Boolean> answered =
        ready(punches, records, batch).compose(ready -> answered(punches, records));
    return options.faults().strikes(Faults.Kind.DUPLICATE, batch)
        ? answered.compose(first -> answered(punches, records).map(first))
        : answered;
  }

  /** Connects again where the connection is lost, or breaks now. */
  private Future<Void> ready(List<Punch> punches, ArrayNode records, long batch) {
    if (!line.isConnected()) {
      return connect();
    }
    return options.faults().strikes(Faults.Kind.CUT, batch)
        ? access(number(punches), records).compose(sent -> line.close()).compose(gone -> connect())
        : Future.succeededFuture();
  }

  private Future<Boolean> answered(List<Punch> punches, ArrayNode records) {
    String number = number(punches);
    return line.answered(number, () -> access(number, records));
  }

  /** The record's own in version 2, a new one each time in version 1. */
  private String number(List<Punch> punches) {
    return Long.toString(
        options.version() == Version.V2 ? punches.get(0).id() : lastId.incrementAndGet());
  }

  private Future<Void> access(String number, ArrayNode records) {
    return line.publish(topic("access"), message(number, records), MqttQoS.AT_LEAST_ONCE);
  }

  private Future<Void> say(String event) {
    String number = Long.toString(lastId.incrementAndGet());
    Buffer nothing = message(number, JsonNodeFactory.instance.arrayNode());
    return line.publish(topic(event), nothing, MqttQoS.AT_LEAST_ONCE);
  }

  private ArrayNode records(List<Punch> punches, boolean backwards) {
    ArrayNode records = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < punches.size(); i++) {
      Punch punch = punches.get(backwards ? punches.size() - 1 - i : i);
      records
          .addObject()
          .put(options.version().person, punch.number())
          .put("type", TYPES.getOrDefault(punch.method(), FACE))
          .put("result", 1)
          .put(options.version().time, punch.time().atZone(options.zone()).toEpochSecond())
          .put("error", "");
    }
    return records;
  }

  private void heard(Buffer payload) {
    try {
      JsonObject reply = payload.toJsonObject();
      if (GOOD.equals(reply.getString("code"))) {
        line.answer(String.valueOf(reply.getValue("serialNo")));
      }
    } catch (DecodeException | ClassCastException e) {
      // Not an answer that a terminal would understand: as if it had never come.
    }
  }

  private Buffer message(String number, ArrayNode records) {
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("serialNo", number)
            .put("uuid", options.serial())
            .put("sign", "")
            .put("code", GOOD)
            .put("time", clock.instant().getEpochSecond());
    root.set("data", records);
    return Buffer.buffer(root.toString());
  }

  private String topic(String event) {
    return options.version().root() + event;
  }
}
