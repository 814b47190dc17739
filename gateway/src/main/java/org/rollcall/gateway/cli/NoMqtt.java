package org.rollcall.gateway.cli;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.rollcall.device.DeviceMqtt;
import org.rollcall.device.MqttHandler;

/** A gateway without an MQTT intake: nothing comes in, nothing goes out. */
final class NoMqtt implements DeviceMqtt {
  @Override
  public void subscribe(String filter, MqttHandler handler) {
    // nobody will send anything
  }

  @Override
  public Future<Void> publish(String topic, Buffer payload, int qos) {
    return Future.failedFuture("there is no MQTT intake");
  }
}
