package org.rollcall.device.hikvision;

import java.util.List;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.wire.Recent;

/**
 * What one terminal has told lately, so that a search that overlaps the last one, or the stream,
 * does not store everything twice. Forgetting costs a repetition, never an event. Safe from any
 * thread.
 */
final class RecentEvents {
  static final int EVENTS_MAX = 20_000;

  private final Recent known = new Recent(EVENTS_MAX);

  /** Those that are not known yet. */
  synchronized List<DeviceEvent> unknown(List<DeviceEvent> events) {
    return events.stream().filter(event -> !known.contains(identity(event))).toList();
  }

  synchronized void add(List<DeviceEvent> events) {
    events.forEach(event -> known.add(identity(event)));
  }

  private static String identity(DeviceEvent event) {
    return event instanceof DeviceEvent.CheckIn checkIn
        ? checkIn.eventId().orElse(checkIn.raw())
        : event.toString();
  }
}
