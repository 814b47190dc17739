package org.rollcall.device.wire;

import io.vertx.core.Future;
import java.util.List;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.MqttSender;
import org.rollcall.device.Receipt;

/**
 * Where adapters over MQTT bring what they read: knows under which name a terminal is registered,
 * and that a broker can't keep what is refused. Safe from any thread.
 */
public final class MqttDesk {
  /** What people write who see only that a terminal speaks MQTT. */
  public static final String ANY_PROTOCOL = "mqtt";

  private final Inlet inlet;
  private final String protocol;

  public MqttDesk(Inlet inlet, String protocol) {
    this.inlet = inlet;
    this.protocol = protocol;
  }

  /** The key under which the serial is registered: the protocol's own, else {@code mqtt}. */
  public DeviceKey key(String serial) {
    DeviceKey own = new DeviceKey(protocol, serial);
    DeviceKey any = new DeviceKey(ANY_PROTOCOL, serial);
    return inlet.find(own).isEmpty() && inlet.find(any).isPresent() ? any : own;
  }

  /** Whether the sender may speak for it; for somebody unregistered anybody may. */
  public boolean maySpeakFor(MqttSender sender, DeviceKey key) {
    return inlet.find(key).map(sender::maySpeakFor).orElse(true);
  }

  /** Completes with true when the events are stored, with false where the sender keeps them. */
  public Future<Boolean> store(MqttSender sender, DeviceKey key, List<DeviceEvent> events) {
    Delivery delivery = new Delivery(key, sender.remoteAddress(), events);
    Future<Receipt> receipt =
        sender instanceof MqttSender.Broker ? inlet.hold(delivery) : inlet.accept(delivery);
    return receipt.map(Receipt.Stored.class::isInstance);
  }
}
