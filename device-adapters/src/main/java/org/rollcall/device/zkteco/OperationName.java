package org.rollcall.device.zkteco;

import java.util.Map;

/**
 * Names of what is done at a terminal, as data: the {@code OPLOG} numbers of the vendor's appendix.
 * {@code data-cleared}, {@code clock-set} and {@code factory-reset} are signs that somebody works
 * on the record itself.
 */
final class OperationName {
  private static final int ALARM = 3;

  private static final Map<Integer, String> OPERATIONS =
      Map.ofEntries(
          Map.entry(0, "power-on"),
          Map.entry(1, "power-off"),
          Map.entry(4, "menu-entered"),
          Map.entry(5, "settings-changed"),
          Map.entry(6, "finger-enrolled"),
          Map.entry(9, "user-deleted"),
          Map.entry(13, "data-cleared"),
          Map.entry(21, "clock-set"),
          Map.entry(22, "factory-reset"),
          Map.entry(30, "user-added"),
          Map.entry(32, "duress"),
          Map.entry(68, "user-edited"),
          Map.entry(69, "user-edited"),
          Map.entry(70, "user-edited"),
          Map.entry(71, "user-edited"),
          Map.entry(101, "face-enrolled"));

  private static final Map<Integer, String> ALARMS =
      Map.of(
          50, "door-closed",
          51, "door-opened",
          53, "exit-button",
          54, "door-forced",
          55, "device-tampered",
          58, "repeated-refusal",
          65_535, "alarm-cancelled");

  private OperationName() {}

  /**
   * @param value the first value of the line, which names the kind of an alarm
   */
  static String of(int code, int value) {
    return code == ALARM
        ? ALARMS.getOrDefault(value, "alarm-" + value)
        : OPERATIONS.getOrDefault(code, "operation-" + code);
  }
}
