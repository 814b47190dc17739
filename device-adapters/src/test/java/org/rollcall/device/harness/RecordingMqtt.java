package org.rollcall.device.harness;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.device.DeviceMqtt;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttMessage;

/** An MQTT intake in memory: delivers what a test sends, keeps what an adapter publishes. */
public final class RecordingMqtt implements DeviceMqtt {
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<String> published = new ArrayList<>();

  private record Subscription(String filter, MqttHandler handler) {}

  @Override
  public synchronized void subscribe(String filter, MqttHandler handler) {
    subscriptions.add(new Subscription(filter, handler));
  }

  @Override
  public synchronized Future<Void> publish(String topic, Buffer payload, int qos) {
    published.add(topic + " " + payload.toString(StandardCharsets.UTF_8));
    return Future.succeededFuture();
  }

  /** Topic and payload of everything that was published, in order. */
  public synchronized List<String> published() {
    return List.copyOf(published);
  }

  /** Delivers a message as a broker would; true where the sender may forget it. */
  public Future<Boolean> deliver(MqttMessage message) {
    return handlers().stream()
        .filter(subscription -> matches(subscription.filter(), message.topic()))
        .findFirst()
        .map(subscription -> subscription.handler().take(message))
        .orElse(Future.succeededFuture(false));
  }

  private synchronized List<Subscription> handlers() {
    return List.copyOf(subscriptions);
  }

  private static boolean matches(String filter, String topic) {
    String[] wanted = filter.split("/", -1);
    String[] found = topic.split("/", -1);
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i >= found.length || !(wanted[i].equals("+") || wanted[i].equals(found[i]))) {
        return false;
      }
    }
    return wanted.length == found.length;
  }
}
