package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rollcall.device.MqttHandler;
import org.rollcall.device.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which handler has which topics: the first one that subscribed. Safe from any thread. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final List<Route> routes = new CopyOnWriteArrayList<>();

  private record Route(TopicFilter filter, MqttHandler handler) {}

  /**
   * Adds a handler behind all others.
   *
   * @throws IllegalArgumentException where the text is no topic filter
   */
  void add(String filter, MqttHandler handler) {
    routes.add(
        new Route(
            TopicFilter.of(filter)
                .orElseThrow(() -> new IllegalArgumentException(filter + " is no topic filter")),
            handler));
  }

  Optional<MqttHandler> handler(String topic) {
    List<String> levels = TopicFilter.levelsOf(topic);
    for (Route route : routes) {
      if (route.filter().matches(levels)) {
        return Optional.of(route.handler());
      }
    }
    return Optional.empty();
  }

  List<String> filters() {
    return routes.stream().map(route -> route.filter().text()).distinct().toList();
  }

  /** Whether the message may be forgotten by its sender; never fails. */
  static Future<Boolean> take(MqttHandler handler, MqttMessage message) {
    return Future.succeededFuture(message)
        .compose(handler::take)
        .otherwise(
            fault -> {
              LOG.error("a message failed to be handled; its sender keeps it", fault);
              return false;
            });
  }
}
