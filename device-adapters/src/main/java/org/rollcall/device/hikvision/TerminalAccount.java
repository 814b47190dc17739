package org.rollcall.device.hikvision;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.rollcall.device.DeviceKey;

/**
 * A terminal that is asked for its events.
 *
 * @param host its address
 * @param encrypted whether it speaks HTTPS; its certificate is its own and not looked at
 * @param stream whether its events are listened to as they happen
 * @param backfill whether it is searched for events, every so often
 * @param listener where it is told to post its events to; its path holds a secret
 */
record TerminalAccount(
    String serial,
    String host,
    int port,
    boolean encrypted,
    String username,
    String password,
    boolean stream,
    boolean backfill,
    Duration every,
    Optional<URI> listener) {

  DeviceKey key() {
    return new DeviceKey(HikvisionAdapter.PROTOCOL, serial);
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "terminal " + serial + " at " + host + ":" + port;
  }
}
