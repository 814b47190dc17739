package org.rollcall.gateway.ledger;

import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.registry.Device;
import org.rollcall.gateway.registry.Registry;

/**
 * The names of a device: among the {@link Symbols} it is {@code protocol:serial}, since two
 * protocols may use one serial; to people it is what the registry calls it.
 */
public final class DeviceName {
  private static final char SEPARATOR = ':';

  private DeviceName() {}

  /** How a device stands among the symbols. */
  public static String symbol(DeviceKey key) {
    return key.protocol() + SEPARATOR + key.serial();
  }

  /** The key that stands among the symbols. */
  public static DeviceKey key(String symbol) {
    int separator = symbol.indexOf(SEPARATOR);
    return new DeviceKey(symbol.substring(0, separator), symbol.substring(separator + 1));
  }

  /** What people call the device; its serial where the registry has lost it. */
  public static String of(String symbol, Registry registry) {
    DeviceKey key = key(symbol);
    return registry.latestDevice(key).map(Device::id).orElse(key.serial());
  }
}
