package org.rollcall.gateway.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttMessage;
import org.rollcall.device.MqttSender;
import org.rollcall.device.Tally;

/**
 * The messages of one connection: bounded, handed to their handler, acknowledged in the order in
 * which they came and only when their handler said so. One that was not kept is never acknowledged,
 * and the connection ends shortly after, since a client sends it again only on a new one. Confined
 * to the connection's event loop.
 *
 * <pre>
 *  PUBLISH ─▶ room? ─▶ handler ─▶ true  ─▶ PUBACK (QoS 1), PUBREC (QoS 2), in order
 *               │no                false ─▶ nothing, hang up
 *               └──────────────────────────▶ nothing, hang up
 * </pre>
 */
final class Incoming {
  private final MqttEndpoint endpoint;
  private final MqttSender sender;
  private final Shared shared;
  private final Context context;
  private final Runnable notKept;
  private final AckQueue due = new AckQueue();
  private boolean closed;

  /** What all connections share. */
  record Shared(Routes routes, RetainedTopics retained, HeldBytes held, Tally tally) {
    static final String NAME = "mqtt";

    void count(String what) {
      tally.count(NAME, what);
    }
  }

  /**
   * Messages of a connection, on its context.
   *
   * @param notKept called when the sender has to send something again
   */
  Incoming(
      MqttEndpoint endpoint, MqttSender sender, Shared shared, Context context, Runnable notKept) {
    this.endpoint = endpoint;
    this.sender = sender;
    this.shared = shared;
    this.context = context;
    this.notKept = notKept;
  }

  void published(MqttPublishMessage message) {
    if (closed) {
      return;
    }
    int bytes = message.payload().length();
    boolean room = due.size() < Limits.IN_FLIGHT_MAX && shared.held().reserve(bytes);
    if (!room) {
      shared.count("overloaded");
      if (message.qosLevel() != MqttQoS.AT_MOST_ONCE) {
        notKept.run();
      }
      return;
    }
    AckQueue.Due entry =
        due.add(kept -> acknowledge(message.messageId(), message.qosLevel(), kept));
    shared
        .routes()
        .handler(message.topicName())
        .ifPresentOrElse(
            handler -> handle(handler, message, entry), () -> handledByNobody(entry, bytes));
  }

  boolean isIdle() {
    return due.size() == 0;
  }

  /** From now on nothing is taken; what is in flight is still acknowledged. */
  void stop() {
    closed = true;
  }

  private void handledByNobody(AckQueue.Due entry, int bytes) {
    shared.count("topic-unhandled");
    shared.held().release(bytes);
    due.answered(entry, true);
  }

  private void handle(MqttHandler handler, MqttPublishMessage message, AckQueue.Due entry) {
    // A retained publish is an event now; only who subscribes later gets it as a memory.
    MqttMessage taken = new MqttMessage(message.topicName(), message.payload(), false, sender);
    Routes.take(handler, taken)
        .onSuccess(
            kept ->
                context.runOnContext(
                    ignored -> {
                      shared.held().release(message.payload().length());
                      if (kept && message.isRetain()) {
                        shared.retained().put(message.topicName(), message.payload());
                      }
                      due.answered(entry, kept);
                    }));
  }

  private void acknowledge(int id, MqttQoS qos, boolean kept) {
    if (!kept) {
      shared.count("not-kept");
      if (qos != MqttQoS.AT_MOST_ONCE) {
        notKept.run();
      }
    } else if (endpoint.isConnected() && qos == MqttQoS.AT_LEAST_ONCE) {
      endpoint.publishAcknowledge(id);
    } else if (endpoint.isConnected() && qos == MqttQoS.EXACTLY_ONCE) {
      endpoint.publishReceived(id);
    }
  }
}
