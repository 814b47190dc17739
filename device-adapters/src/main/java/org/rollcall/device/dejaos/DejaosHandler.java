package org.rollcall.device.dejaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.DeviceMqtt;
import org.rollcall.device.Inlet;
import org.rollcall.device.KnownDevice;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.Tally;
import org.rollcall.device.wire.MqttDesk;

/**
 * Messages of one version under one prefix. Records are answered only when they are stored, since
 * the answer deletes them in the terminal. {@code access_online} asks whether a door may open: it
 * is never answered. Safe from any thread.
 */
final class DejaosHandler implements MqttHandler {
  static final List<String> EVENTS =
      List.of("connect", "access", "access_online", "alarm", "heartbeat", "offline");

  private static final Future<Boolean> DONE = Future.succeededFuture(true);
  private static final Future<Boolean> KEEP = Future.succeededFuture(false);
  private static final int QOS = 1;

  private final String root;
  private final MqttDesk desk;
  private final Inlet inlet;
  private final DeviceMqtt mqtt;
  private final Tally tally;
  private final Clock clock;
  private final DejaosFrames frames;

  /** Handles topics that begin with {@code root} and end with one of {@link #EVENTS}. */
  DejaosHandler(DeviceHost host, String root) {
    this.root = root;
    this.desk = new MqttDesk(host.inlet(), DejaosAdapter.PROTOCOL);
    this.inlet = host.inlet();
    this.mqtt = host.mqtt();
    this.tally = host.tally();
    this.clock = host.clock();
    this.frames = new DejaosFrames(host.frames(), root);
  }

  @Override
  public Future<Boolean> take(MqttMessage message) {
    DejaosMessage decoded = DejaosCodec.decode(message.payload().getBytes());
    if (!(decoded instanceof DejaosMessage.Envelope envelope)) {
      tally.count(DejaosAdapter.PROTOCOL, "malformed");
      return DONE;
    }
    DeviceKey key = desk.key(envelope.uuid());
    if (!desk.maySpeakFor(message.sender(), key)) {
      tally.count(DejaosAdapter.PROTOCOL, "sender-not-allowed");
      return KEEP;
    }
    frames.came(key, message.topic(), message.payload());
    return switch (message.topic().substring(root.length())) {
      case "access" -> access(message.sender(), key, envelope);
      case "alarm" -> operated(message, key, "alarm");
      case "offline" -> operated(message, key, "offline");
      case "access_online" -> asked(message.sender(), key);
      default -> {
        inlet.seen(key, message.sender().remoteAddress());
        if (!message.retained()) {
          envelope.time().flatMap(AccessRecord::time).ifPresent(time -> showed(key, time));
        }
        yield DONE;
      }
    };
  }

  private void showed(DeviceKey key, Instant time) {
    inlet.showed(key, LocalDateTime.ofInstant(time, ZoneOffset.UTC), Optional.of(ZoneOffset.UTC));
  }

  private Future<Boolean> access(
      MqttSender sender, DeviceKey key, DejaosMessage.Envelope envelope) {
    ZoneId zone = inlet.find(key).map(KnownDevice::zone).orElse(ZoneOffset.UTC);
    List<DeviceEvent> events = new ArrayList<>();
    envelope.items().forEach(item -> events.addAll(AccessRecord.read(key.serial(), zone, item)));
    if (envelope.strays() > 0) {
      events.add(new DeviceEvent.Rejected("", envelope.strays() + " elements are no records"));
    }
    if (events.isEmpty()) {
      inlet.seen(key, sender.remoteAddress());
      return DONE;
    }
    return desk.store(sender, key, events)
        .map(
            stored -> {
              if (stored) {
                reply(key, envelope);
              } else {
                tally.count(DejaosAdapter.PROTOCOL, "delivery-refused");
              }
              return stored;
            });
  }

  /** The wire's time of an offline message is that of the connect: the receipt's time counts. */
  private Future<Boolean> operated(MqttMessage message, DeviceKey key, String code) {
    if (message.retained()) {
      tally.count(DejaosAdapter.PROTOCOL, "retained-state");
      return DONE;
    }
    DeviceEvent event = new DeviceEvent.Operated(code, Optional.empty(), "");
    return desk.store(message.sender(), key, List.of(event));
  }

  private Future<Boolean> asked(MqttSender sender, DeviceKey key) {
    inlet.seen(key, sender.remoteAddress());
    tally.count(DejaosAdapter.PROTOCOL, "permission-asked");
    return DONE;
  }

  private void reply(DeviceKey key, DejaosMessage.Envelope envelope) {
    if (envelope.serialNo().isEmpty()) {
      tally.count(DejaosAdapter.PROTOCOL, "serial-number-missing");
      return;
    }
    ObjectNode reply =
        JsonNodeFactory.instance
            .objectNode()
            .put("serialNo", envelope.serialNo().get())
            .put("uuid", envelope.uuid())
            .put("sign", "")
            .put("code", "000000")
            .put("time", clock.instant().getEpochSecond());
    Buffer payload = Buffer.buffer(reply.toString());
    frames.went(key, payload);
    mqtt.publish(root + envelope.uuid() + "/access_reply", payload, QOS)
        .onFailure(trouble -> tally.count(DejaosAdapter.PROTOCOL, "reply-unsent"));
  }
}
