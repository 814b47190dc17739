package org.rollcall.device.zkteco;

import java.util.List;
import java.util.Optional;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.zkteco.pull.PulledRecord;

/**
 * Records that were pulled, as the events that the same lines would have become had they been
 * pushed: so the ledger sees that both are one punch. Pure.
 */
final class PulledEvents {
  private PulledEvents() {}

  static List<DeviceEvent> of(List<PulledRecord> records) {
    return Sifted.of(Table.ATTLOG, records.stream().map(PulledEvents::line).toList()).events();
  }

  private static Decoded line(PulledRecord record) {
    if (record instanceof PulledRecord.Punch punch) {
      return new Decoded.Punch(
          punch.number(),
          punch.time(),
          Optional.empty(),
          punch.state(),
          punch.verify(),
          punch.workCode(),
          punch.raw());
    }
    PulledRecord.Unreadable unreadable = (PulledRecord.Unreadable) record;
    return new Decoded.Rejected(unreadable.raw(), unreadable.problem());
  }
}
