package org.rollcall.gateway.ingest.mqtt;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may have to do with a topic, so that an answer to one terminal does not ask all others.
 * Nearly every filter is one terminal's own topic and is found by it; those with wildcards are few,
 * and who has one is always asked. Whoever is found still decides by its own filters. Safe from any
 * thread.
 */
final class Audience<T> {
  private final Map<String, Set<T>> byTopic = new ConcurrentHashMap<>();
  private final Set<T> always = ConcurrentHashMap.newKeySet();

  /** The connection asks for a filter, whether it is granted or refused. */
  void add(T connection, TopicFilter filter) {
    if (filter.isTopic()) {
      byTopic.compute(
          filter.text(),
          (topic, known) -> {
            Set<T> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(connection);
            return all;
          });
    } else {
      always.add(connection);
    }
  }

  /** The connection asks for these no longer. */
  void remove(T connection, Iterable<TopicFilter> filters) {
    always.remove(connection);
    for (TopicFilter filter : filters) {
      byTopic.computeIfPresent(
          filter.text(),
          (topic, known) -> {
            known.remove(connection);
            return known.isEmpty() ? null : known;
          });
    }
  }

  Set<T> of(String topic) {
    Set<T> all = new LinkedHashSet<>(byTopic.getOrDefault(topic, Set.of()));
    all.addAll(always);
    return all;
  }
}
