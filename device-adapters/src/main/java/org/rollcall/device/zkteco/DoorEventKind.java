package org.rollcall.device.zkteco;

import java.util.Map;

/** What the event number of an access controller says. */
enum DoorEventKind {
  /** Somebody may pass; with a person it is a check-in. */
  NORMAL,
  REFUSED,
  ALARM,
  /** Extended numbers of newer firmware, and everything not in the ranges. */
  EXTENDED;

  private static final int DEVICE_STARTED = 206;

  /** Numbers with a meaning of their own, named as in {@link OperationName} where both exist. */
  private static final Map<Integer, String> NAMES =
      Map.of(27, "unregistered-person", 102, "device-tampered", DEVICE_STARTED, "power-on");

  static DoorEventKind of(int event) {
    if ((event >= 0 && event <= 19) || (event >= 200 && event <= 253 && event != DEVICE_STARTED)) {
      return NORMAL;
    }
    if (event >= 20 && event <= 99) {
      return REFUSED;
    }
    return event >= 100 && event <= 199 ? ALARM : EXTENDED;
  }

  static String name(int event) {
    String prefix =
        switch (of(event)) {
          case NORMAL -> "door-normal-";
          case REFUSED -> "door-refused-";
          case ALARM -> "door-alarm-";
          case EXTENDED -> "door-event-";
        };
    return NAMES.getOrDefault(event, prefix + event);
  }
}
