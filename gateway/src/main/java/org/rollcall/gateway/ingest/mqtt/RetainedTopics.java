package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last retained message of each topic, for whoever subscribes later. Small and in memory: a
 * state is published again soon. Safe from any thread.
 */
final class RetainedTopics {
  static final int TOPICS_MAX = 1_000;
  static final int PAYLOAD_MAX_BYTES = 16 * 1_024;

  private final Map<String, Buffer> messages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Buffer> eldest) {
          return size() > TOPICS_MAX;
        }
      };

  /** A topic and what was last said there. */
  record Retained(String topic, Buffer payload) {}

  /** Remembers the message; an empty one makes the topic forgotten, as MQTT has it. */
  synchronized void put(String topic, Buffer payload) {
    if (payload.length() == 0) {
      messages.remove(topic);
    } else if (payload.length() <= PAYLOAD_MAX_BYTES) {
      messages.put(topic, payload);
    }
  }

  synchronized List<Retained> matching(TopicFilter filter) {
    return messages.entrySet().stream()
        .filter(message -> filter.matches(message.getKey()))
        .map(message -> new Retained(message.getKey(), message.getValue()))
        .toList();
  }
}
