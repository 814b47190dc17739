package org.rollcall.device.recording;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.device.DeviceEvent;

/** Events as one line of text each, for case folders and tables. */
public final class EventText {
  private EventText() {}

  public static String of(DeviceEvent event) {
    if (event instanceof DeviceEvent.CheckIn checkIn) {
      return checkIn(checkIn);
    }
    if (event instanceof DeviceEvent.Rejected rejected) {
      return "rejected, " + rejected.problem() + ": " + Escapes.escape(rejected.raw());
    }
    if (event instanceof DeviceEvent.Operated operated) {
      return "operated "
          + operated.code()
          + operated.localTime().map(time -> " " + time).orElse(" without a time");
    }
    if (event instanceof DeviceEvent.Described described) {
      return "described, firmware "
          + described.firmware().orElse("unknown")
          + ": "
          + new TreeMap<>(described.properties());
    }
    DeviceEvent.Dropped dropped = (DeviceEvent.Dropped) event;
    return "dropped " + dropped.pictures() + " pictures, " + dropped.templates() + " templates";
  }

  private static String checkIn(DeviceEvent.CheckIn checkIn) {
    String optional =
        Stream.of(
                checkIn.offset().map(offset -> " offset " + offset),
                checkIn.service().map(service -> " service " + service),
                checkIn.eventId().map(id -> " id " + id))
            .flatMap(Optional::stream)
            .collect(Collectors.joining());
    return "check-in "
        + checkIn.number()
        + " "
        + checkIn.localTime()
        + " "
        + checkIn.direction().name().toLowerCase(Locale.ROOT)
        + " "
        + checkIn.method().name().toLowerCase(Locale.ROOT)
        + optional;
  }
}
