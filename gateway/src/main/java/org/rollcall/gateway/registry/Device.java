package org.rollcall.gateway.registry;

import java.time.ZoneId;
import java.util.Optional;
import org.rollcall.device.DeviceKey;

/**
 * A terminal stands at a home for some time.
 *
 * @param id the registry's name of the device, for instance {@code ZK-01}
 * @param key what the terminal calls itself
 * @param service the service that a check-in here is for, where the device is bound to one
 * @param zone the civil time that the terminal's clock is meant to show
 * @param tokenHash {@link Sealer#hash} of its bearer token for the purpose {@link #TOKEN_PURPOSE}
 */
public record Device(
    String id,
    DeviceKey key,
    String home,
    Validity validity,
    PunchDirection direction,
    Optional<String> service,
    ZoneId zone,
    Optional<String> tokenHash)
    implements Dated {

  /** What device tokens are hashed for. */
  public static final String TOKEN_PURPOSE = "device-token";

  public Device {
    if (validity.from().isEmpty() || validity.isEmpty()) {
      throw new IllegalArgumentException("a device is at a home from a day on, for a day at least");
    }
  }

  static Device of(Row row) {
    return new Device(
        row.text("device_id"),
        new DeviceKey(row.text("protocol"), row.text("serial")),
        row.text("home"),
        row.validity(),
        row.term("direction", PunchDirection.values()),
        row.optional("service"),
        ZoneId.of(row.text("time_zone")),
        row.optional("token"));
  }

  @Override
  public String label() {
    return id + " at " + home;
  }
}
