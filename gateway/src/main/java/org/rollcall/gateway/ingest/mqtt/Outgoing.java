package org.rollcall.gateway.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.device.MqttSender;

/**
 * What one connection has subscribed to, and the messages towards it. A subscription that is
 * refused is remembered: once the terminal is registered it is worth another attempt. Safe from any
 * thread.
 */
final class Outgoing {
  private final MqttEndpoint endpoint;
  private final MqttSender sender;
  private final Hearing hearing;
  private final Context context;
  private final Map<TopicFilter, MqttQoS> granted = new ConcurrentHashMap<>();
  private final Map<TopicFilter, MqttQoS> refused = new ConcurrentHashMap<>();
  private final AtomicInteger unsent = new AtomicInteger();

  Outgoing(MqttEndpoint endpoint, MqttSender sender, Hearing hearing, Context context) {
    this.context = context;
    this.endpoint = endpoint;
    this.sender = sender;
    this.hearing = hearing;
  }

  /** What each filter was granted, in order; empty means refused. */
  Map<String, Optional<TopicFilter>> subscribe(Iterable<MqttTopicSubscription> wanted) {
    Map<String, Optional<TopicFilter>> answers = new LinkedHashMap<>();
    for (MqttTopicSubscription subscription : wanted) {
      String text = subscription.topicName();
      Optional<TopicFilter> filter =
          TopicFilter.of(text).filter(one -> grant(one, subscription.qualityOfService()));
      answers.put(text, filter);
    }
    return answers;
  }

  void unsubscribe(Iterable<String> filters) {
    for (String text : filters) {
      TopicFilter.of(text).ifPresent(granted::remove);
    }
  }

  /** All that was asked for and may be asked for again. */
  Set<TopicFilter> filters() {
    Set<TopicFilter> all = new HashSet<>(granted.keySet());
    all.addAll(refused.keySet());
    return all;
  }

  /** Whether the connection would be given the topic had it subscribed only now. */
  boolean isWorthAnotherAttempt(String topic) {
    return refused.keySet().stream()
        .anyMatch(filter -> filter.matches(topic) && hearing.may(sender, filter));
  }

  /** The future of a message to somebody who subscribed to its topic; else empty. */
  Optional<Future<Void>> publish(String topic, Buffer payload, int qos) {
    Optional<MqttQoS> best =
        granted.entrySet().stream()
            .filter(entry -> entry.getKey().matches(topic) && hearing.may(sender, entry.getKey()))
            .map(Map.Entry::getValue)
            .max(MqttQoS::compareTo);
    return best.map(
        most -> write(topic, payload, MqttQoS.valueOf(Math.min(qos, most.value())), false));
  }

  /** Sends what is remembered of a topic. */
  void remind(RetainedTopics.Retained retained) {
    write(retained.topic(), retained.payload(), MqttQoS.AT_MOST_ONCE, true);
  }

  private boolean grant(TopicFilter filter, MqttQoS qos) {
    boolean may = hearing.may(sender, filter);
    Map<TopicFilter, MqttQoS> filters = may ? granted : refused;
    if (filters.size() >= Limits.SUBSCRIPTIONS_MAX && !filters.containsKey(filter)) {
      return false;
    }
    filters.put(filter, qos == MqttQoS.EXACTLY_ONCE ? MqttQoS.AT_LEAST_ONCE : qos);
    return may;
  }

  private Future<Void> write(String topic, Buffer payload, MqttQoS qos, boolean retained) {
    if (unsent.incrementAndGet() > Limits.OUTGOING_MAX) {
      unsent.decrementAndGet();
      return Future.failedFuture("the terminal does not take what is sent to it");
    }
    Promise<Void> sent = Promise.promise();
    // Message ids are counted without a lock: all writes are of one event loop.
    context.runOnContext(
        ignored -> {
          if (endpoint.isConnected()) {
            endpoint
                .publish(topic, payload, qos, false, retained)
                .<Void>mapEmpty()
                .onComplete(sent);
          } else {
            sent.fail("the terminal has hung up");
          }
        });
    return sent.future().onComplete(written -> unsent.decrementAndGet());
  }
}
