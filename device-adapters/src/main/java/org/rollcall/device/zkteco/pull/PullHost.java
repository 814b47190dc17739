package org.rollcall.device.zkteco.pull;

import java.util.List;
import java.util.function.Function;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceHost;
import org.rollcall.device.DeviceKey;

/**
 * What the package above lends.
 *
 * @param protocol the protocol's name, in keys and counts
 * @param marks how far logs have been delivered
 * @param events what becomes of records: the same as of lines that were pushed
 */
public record PullHost(
    DeviceHost host,
    String protocol,
    ReadMarks marks,
    Function<List<PulledRecord>, List<DeviceEvent>> events) {

  DeviceKey key(PullTarget target) {
    return new DeviceKey(protocol, target.serial());
  }

  void count(String what) {
    host.tally().count(protocol, what);
  }
}
