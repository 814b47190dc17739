package org.rollcall.gateway.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.ArrayDeque;
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
  private final ArrayDeque<Due> due = new ArrayDeque<>();
  private boolean closed;

  /** What all connections share. */
  record Shared(Routes routes, RetainedTopics retained, HeldBytes held, Tally tally) {
    static final String NAME = "mqtt";

    void count(String what) {
      tally.count(NAME, what);
    }
  }

  /** A message whose acknowledgement is due. */
  private static final class Due {
    private final int id;
    private final MqttQoS qos;
    private boolean answered;
    private boolean kept;

    Due(int id, MqttQoS qos) {
      this.id = id;
      this.qos = qos;
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
    Due entry = new Due(message.messageId(), message.qosLevel());
    due.addLast(entry);
    shared
        .routes()
        .handler(message.topicName())
        .ifPresentOrElse(
            handler -> handle(handler, message, entry), () -> handledByNobody(entry, bytes));
  }

  boolean isIdle() {
    return due.isEmpty();
  }

  /** From now on nothing is taken; what is in flight is still acknowledged. */
  void stop() {
    closed = true;
  }

  private void handledByNobody(Due entry, int bytes) {
    shared.count("topic-unhandled");
    shared.held().release(bytes);
    answered(entry, true);
  }

  private void handle(MqttHandler handler, MqttPublishMessage message, Due entry) {
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
                      answered(entry, kept);
                    }));
  }

  private void answered(Due entry, boolean kept) {
    entry.answered = true;
    entry.kept = kept;
    while (!due.isEmpty() && due.peekFirst().answered) {
      acknowledge(due.pollFirst());
    }
  }

  private void acknowledge(Due entry) {
    if (!entry.kept) {
      shared.count("not-kept");
      if (entry.qos != MqttQoS.AT_MOST_ONCE) {
        notKept.run();
      }
    } else if (endpoint.isConnected() && entry.qos == MqttQoS.AT_LEAST_ONCE) {
      endpoint.publishAcknowledge(entry.id);
    } else if (endpoint.isConnected() && entry.qos == MqttQoS.EXACTLY_ONCE) {
      endpoint.publishReceived(entry.id);
    }
  }
}
