package org.rollcall.gateway.ingest.mqtt;

import java.util.Collection;
import java.util.List;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Inlet;
import org.rollcall.device.MqttSender;

/**
 * Who may hear what. A terminal hears only filters in which one level is its own serial number;
 * somebody who did not sign in hears only those that name a registered terminal without a token.
 * Safe from any thread.
 */
final class Hearing {
  private final Inlet inlet;
  private final List<String> protocols;

  /**
   * The rule over a registry.
   *
   * @param protocols under which a terminal may be registered
   */
  Hearing(Inlet inlet, Collection<String> protocols) {
    this.inlet = inlet;
    this.protocols = List.copyOf(protocols);
  }

  boolean may(MqttSender sender, TopicFilter filter) {
    if (sender instanceof MqttSender.Terminal terminal) {
      return filter.levels().contains(terminal.device().key().serial());
    }
    return filter.levels().stream()
        .filter(DeviceKey::isSerial)
        .anyMatch(level -> namesTokenless(sender, level));
  }

  private boolean namesTokenless(MqttSender sender, String serial) {
    return protocols.stream()
        .map(protocol -> inlet.find(new DeviceKey(protocol, serial)))
        .flatMap(found -> found.stream())
        .anyMatch(sender::maySpeakFor);
  }
}
