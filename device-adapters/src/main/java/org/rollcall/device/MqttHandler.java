package org.rollcall.device;

import io.vertx.core.Future;

/** Takes MQTT messages; runs on several event loops at once and must be thread-safe. */
@FunctionalInterface
public interface MqttHandler {

  /**
   * Takes one message. With QoS 1 the sender is acknowledged only when the future has completed
   * with true: the message is stored, or there was nothing to store. False means that the sender
   * has to keep it; a failure is a fault and counts as false.
   */
  Future<Boolean> take(MqttMessage message);
}
