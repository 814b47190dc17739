package org.rollcall.gateway.cli.bench;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.dejaos.AccessBytes;
import org.rollcall.device.face.PushBytes;
import org.rollcall.device.hikvision.EventBytes;
import org.rollcall.device.json.PostBytes;
import org.rollcall.device.zkteco.TerminalBytes;
import org.rollcall.device.zkteco.TerminalBytes.Line;

/**
 * A terminal of any protocol: it introduces itself on each new connection, then sends one punch of
 * its plan after the other, and signs of life between them where it is told to. What was not
 * acknowledged comes again. Used by one thread at a time.
 */
final class SpokenTerminal implements Requests, Evidence {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private final SpokenFleet fleet;
  private final int no;
  private final int signsBetween;
  private final PunchPlan plan;
  private final Deque<Request> greetings = new ArrayDeque<>();
  private Optional<Request> open = Optional.empty();
  private long turn;
  private long sent;
  private long acknowledged;

  /**
   * A terminal of a fleet.
   *
   * @param signsBetween signs of life between two punches
   */
  SpokenTerminal(SpokenFleet fleet, int no, int signsBetween) {
    this.fleet = fleet;
    this.no = no;
    this.signsBetween = signsBetween;
    this.plan = fleet.plan(no);
  }

  @Override
  public void connected() {
    greetings.clear();
    greetings.addAll(greeting());
  }

  @Override
  public Dialect dialect() {
    return kind().isOverMqtt() ? new MqttDialect() : Dialect.http();
  }

  @Override
  public Optional<Request> next() {
    if (!greetings.isEmpty()) {
      return Optional.of(greetings.getFirst());
    }
    if (open.isEmpty()) {
      boolean punches = turn++ % (signsBetween + 1) == signsBetween;
      if (!punches) {
        open = Optional.of(signOfLife());
      } else if (plan.hasNext()) {
        sent++;
        open = Optional.of(punch(plan.next()));
      }
    }
    return open;
  }

  @Override
  public void answered(boolean taken) {
    if (!taken) {
      return;
    }
    if (greetings.isEmpty()) {
      acknowledged += open.map(Request::events).orElse(0);
      open = Optional.empty();
    } else {
      greetings.removeFirst();
    }
  }

  @Override
  public void addAcknowledged(Identities identities) {
    PunchPlan again = fleet.plan(no);
    for (long i = 0; i < acknowledged; i++) {
      Line line = again.next();
      identities.add(
          kind().protocol() + ":" + serial(),
          line.number(),
          line.time(),
          kind().told(line.direction()));
    }
  }

  private List<Request> greeting() {
    return switch (kind()) {
      case ZKTECO -> List.of(quiet(TerminalBytes.greeting(serial()), "GET OPTION FROM: "));
      case FACE ->
          List.of(
              quiet(MqttPackets.connect(serial(), token())),
              quiet(MqttPackets.subscribe(PushBytes.down(serial()))),
              published(PushBytes.BASIC, 0, PushBytes.online(serial()), 0, "Online-Ack"));
      case DEJAOS ->
          List.of(
              quiet(MqttPackets.connect(serial(), token())),
              quiet(MqttPackets.subscribe(AccessBytes.replies(serial()))));
      default -> List.of();
    };
  }

  private Request signOfLife() {
    return switch (kind()) {
      // any answer will do: the first one is a command
      case ZKTECO -> quiet(TerminalBytes.poll(serial()), "");
      case JSON -> quiet(PostBytes.nothing(token()), "{");
      case HIKVISION -> quiet(EventBytes.heartbeat(token()), "");
      case FACE, DEJAOS -> quiet(MqttPackets.ping());
      case DINGTALK -> quiet(fleet.cloud().check(), "");
    };
  }

  private Request punch(Line line) {
    OffsetDateTime time = line.time().atOffset(OFFSET);
    return switch (kind()) {
      case ZKTECO -> Request.of(TerminalBytes.upload(serial(), List.of(line)), 1, "OK");
      case JSON ->
          Request.of(
              PostBytes.checkIn(
                  token(), Long.toString(sent), line.number(), time, line.direction()),
              1,
              "{");
      case HIKVISION ->
          Request.of(
              EventBytes.event(
                  token(), line.number(), time, line.direction(), sent, fleet.picture()),
              1,
              "");
      case FACE ->
          published(
              PushBytes.records(serial()),
              0,
              PushBytes.record(
                  serial(), sent, line.number(), line.time(), line.direction(), line.method()),
              1,
              "\"SnapOrRecordID\":\"" + sent + "\"");
      case DEJAOS ->
          published(
              AccessBytes.TOPIC,
              1,
              AccessBytes.access(
                  serial(), sent, line.number(), time.toEpochSecond(), SpokenFleet.MESSAGE_BYTES),
              1,
              "");
      case DINGTALK ->
          Request.of(
              fleet.cloud().punch(serial(), serial() + "-" + sent, line.number(), line.time()),
              1,
              "");
    };
  }

  private static Request published(
      String topic, int qos, Buffer payload, int events, String opening) {
    return new Request(MqttPackets.publish(topic, qos, payload), events, opening);
  }

  private static Request quiet(byte[] bytes, String opening) {
    return Request.of(bytes, 0, opening);
  }

  private static Request quiet(Buffer packet) {
    return new Request(packet, 0, "");
  }

  private Spoken kind() {
    return fleet.kind(no);
  }

  private String serial() {
    return SpokenFleet.serial(no);
  }

  private String token() {
    return SpokenFleet.token(no);
  }
}
