package org.rollcall.device.hikvision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.device.DeviceEvent;

/**
 * What one terminal has told lately, so that a search that overlaps the last one, or the stream,
 * does not store everything twice. Forgetting costs a repetition, never an event. Safe from any
 * thread.
 */
final class Recent {
  static final int EVENTS_MAX = 20_000;

  private final Set<String> known = new LinkedHashSet<>();

  /** Those that are not known yet. */
  synchronized List<DeviceEvent> unknown(List<DeviceEvent> events) {
    return events.stream().filter(event -> !known.contains(identity(event))).toList();
  }

  synchronized void add(List<DeviceEvent> events) {
    events.forEach(event -> known.add(identity(event)));
    List<String> oldest = new ArrayList<>();
    for (String identity : known) {
      if (known.size() - oldest.size() <= EVENTS_MAX) {
        break;
      }
      oldest.add(identity);
    }
    oldest.forEach(known::remove);
  }

  private static String identity(DeviceEvent event) {
    return event instanceof DeviceEvent.CheckIn checkIn
        ? checkIn.eventId().orElse(checkIn.raw())
        : event.toString();
  }
}
