package org.rollcall.device.face;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.DeviceMqtt;
import org.rollcall.device.Inlet;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.Tally;
import org.rollcall.device.wire.MqttDesk;

/**
 * Messages under one topic pattern: who sent it, what can be read, store, acknowledge. The
 * acknowledgement makes a terminal forget, so it leaves only after the receipt; a record that can't
 * be read is kept as such and acknowledged too, or it would block all records behind it. Safe from
 * any thread.
 */
final class FaceHandler implements MqttHandler {
  private static final Future<Boolean> DONE = Future.succeededFuture(true);
  private static final Future<Boolean> KEEP = Future.succeededFuture(false);
  private static final int QOS = 1;

  private final FaceTopics topics;
  private final FaceSetup setup;
  private final MqttDesk desk;
  private final Inlet inlet;
  private final DeviceMqtt mqtt;
  private final Tally tally;
  private final FaceFrames frames;

  FaceHandler(DeviceHost host, FaceTopics topics, FaceSetup setup) {
    this.topics = topics;
    this.setup = setup;
    this.desk = new MqttDesk(host.inlet(), FaceAdapter.PROTOCOL);
    this.inlet = host.inlet();
    this.mqtt = host.mqtt();
    this.tally = host.tally();
    this.frames = new FaceFrames(host.frames(), topics);
  }

  /** A message, and the terminal that it is of. */
  private record Letter(DeviceKey key, MqttSender sender) {
    String serial() {
      return key.serial();
    }
  }

  @Override
  public Future<Boolean> take(MqttMessage message) {
    String topic = message.topic();
    String fallback = topic.equals(topics.heartbeat()) ? "HeartBeat" : "";
    FaceMessage decoded = FaceCodec.decode(message.payload().getBytes(), fallback);
    Optional<String> serial =
        topics.terminal(topic).or(decoded::terminal).filter(DeviceKey::isSerial);
    if (serial.isEmpty()) {
      tally.count(FaceAdapter.PROTOCOL, "terminal-missing");
      return DONE;
    }
    Letter letter = new Letter(desk.key(serial.get()), message.sender());
    if (!desk.maySpeakFor(letter.sender(), letter.key())) {
      tally.count(FaceAdapter.PROTOCOL, "sender-not-allowed");
      return KEEP;
    }
    frames.came(letter.key(), topic, message.payload());
    return handle(letter, decoded, message.retained());
  }

  private Future<Boolean> handle(Letter letter, FaceMessage decoded, boolean retained) {
    if (decoded instanceof FaceMessage.Pushes pushes) {
      return pushes(letter, pushes);
    }
    if (decoded instanceof FaceMessage.Malformed malformed) {
      return malformed(letter, malformed);
    }
    if (retained) {
      tally.count(FaceAdapter.PROTOCOL, "retained-state");
      return DONE;
    }
    if (decoded instanceof FaceMessage.Offline) {
      return offline(letter);
    }
    inlet.seen(letter.key(), letter.sender().remoteAddress());
    if (decoded instanceof FaceMessage.HeartBeat beat) {
      beat.time().ifPresent(time -> showed(letter, time));
    } else if (decoded instanceof FaceMessage.Online hello) {
      hello.time().ifPresent(time -> showed(letter, time));
      online(letter);
    } else if (decoded instanceof FaceMessage.MqttConfig config) {
      configured(letter, config);
    } else if (decoded instanceof FaceMessage.Other) {
      tally.count(FaceAdapter.PROTOCOL, "message-without-content");
    }
    return DONE;
  }

  private Future<Boolean> pushes(Letter letter, FaceMessage.Pushes pushes) {
    List<DeviceEvent> events = new ArrayList<>();
    List<PushAck> acks = new ArrayList<>();
    pushes.items().stream()
        .map(item -> FaceRecord.of(letter.serial(), pushes.operator(), item))
        .forEach(
            read -> {
              events.addAll(read.events());
              read.ack().ifPresent(acks::add);
            });
    return store(letter, events, acks);
  }

  private Future<Boolean> malformed(Letter letter, FaceMessage.Malformed malformed) {
    tally.count(FaceAdapter.PROTOCOL, "malformed");
    List<PushAck> acks =
        malformed.salvaged().stream()
            .map(JsonNodeFactory.instance::textNode)
            .map(id -> new PushAck(PushAck.Kind.RECOGNITION, id))
            .toList();
    String raw = malformed.salvaged().map(id -> "RecordID " + id).orElse("");
    return store(letter, List.of(new DeviceEvent.Rejected(raw, malformed.problem())), acks);
  }

  private Future<Boolean> store(Letter letter, List<DeviceEvent> events, List<PushAck> acks) {
    return desk.store(letter.sender(), letter.key(), events)
        .map(
            stored -> {
              if (stored) {
                acks.forEach(ack -> send(letter, Replies.pushAck(messageId(), ack)));
              } else {
                tally.count(FaceAdapter.PROTOCOL, "delivery-refused");
              }
              return stored;
            });
  }

  private Future<Boolean> offline(Letter letter) {
    setup.gone(letter.key());
    DeviceEvent offline = new DeviceEvent.Operated("offline", Optional.empty(), "");
    return desk.store(letter.sender(), letter.key(), List.of(offline));
  }

  private void showed(Letter letter, FaceTime time) {
    inlet.showed(letter.key(), time.local(), time.offset());
  }

  /** Nobody who is not registered is answered: it comes again, and shows in the waiting list. */
  private void online(Letter letter) {
    if (inlet.find(letter.key()).isEmpty()) {
      return;
    }
    send(letter, Replies.onlineAck(messageId(), letter.serial()));
    if (setup.ask(letter.key())) {
      send(letter, Replies.askConfig(messageId(), letter.serial()));
    }
  }

  private void configured(Letter letter, FaceMessage.MqttConfig config) {
    if (setup.correct(letter.key(), config)) {
      tally.count(FaceAdapter.PROTOCOL, "set-up");
      send(letter, Replies.setConfig(messageId(), letter.serial()));
    }
  }

  private void send(Letter letter, Buffer reply) {
    frames.went(letter.key(), reply);
    mqtt.publish(topics.down(letter.serial()), reply, QOS)
        .onFailure(trouble -> tally.count(FaceAdapter.PROTOCOL, "reply-unsent"));
  }

  private static String messageId() {
    return UUID.randomUUID().toString();
  }
}
