package org.rollcall.gateway.ingest.mqtt;

import io.vertx.core.Future;
import java.util.Optional;
import org.rollcall.device.DeviceMqtt;

/** A way for MQTT messages to come in. Subscribed to first, opened once, closed once. */
public interface MqttIntake extends DeviceMqtt {

  /** Lets messages come in; completes with the port where it listens itself. */
  Future<Optional<Integer>> open();

  /** Takes nothing new, finishes what is in flight within the given time, hangs up. */
  Future<Void> close(long graceMs);
}
