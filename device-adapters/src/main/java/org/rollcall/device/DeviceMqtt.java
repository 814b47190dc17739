package org.rollcall.device;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Where messages of MQTT terminals and sensors come in, be it the gateway's own endpoint or a
 * broker. Safe from any thread.
 */
public interface DeviceMqtt {

  /**
   * Gives all messages whose topic matches the filter to the handler. Adapters subscribe while they
   * open; where two filters match, the one that was subscribed first has the message.
   *
   * @param filter a topic filter as MQTT has them, with {@code +} and {@code #}
   */
  void subscribe(String filter, MqttHandler handler);

  /**
   * Sends a message towards a terminal: a command, or the protocol's own acknowledgement. Completes
   * when it is on its way, which says nothing of its arrival; fails where nothing is connected that
   * could take it.
   *
   * @param qos 0 or 1
   */
  Future<Void> publish(String topic, Buffer payload, int qos);
}
