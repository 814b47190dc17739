package org.rollcall.device.zkteco;

import java.util.Map;
import java.util.Optional;

/** What the numbers mean that terminals return to commands, as data: the vendor's appendix. */
final class ReturnCode {
  /** There is no such person on the terminal. */
  static final int NO_SUCH_USER = -10;

  /** The terminal can hold no more. */
  static final int FULL = -1001;

  static final int NOT_OFFERED = -1002;

  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(-1, "the terminal does not know the command, or found nothing for it"),
          Map.entry(-3, "the terminal could not read or write its own storage"),
          Map.entry(NO_SUCH_USER, "there is nobody with this number on the terminal"),
          Map.entry(FULL, "the terminal is full"),
          Map.entry(NOT_OFFERED, "the terminal's firmware can't do this"),
          Map.entry(-1003, "the terminal ran out of time"),
          Map.entry(-1004, "the terminal's settings have no place for this"),
          Map.entry(-1005, "the terminal is busy"),
          Map.entry(-1006, "the command was too long for the terminal"),
          Map.entry(-1007, "the terminal ran out of memory"),
          Map.entry(-1008, "the terminal could not fetch what it needed"));

  private ReturnCode() {}

  /** A sentence; empty for a number that is no trouble. */
  static Optional<String> meaning(int returned) {
    return returned >= 0
        ? Optional.empty()
        : Optional.of(MEANINGS.getOrDefault(returned, "the terminal's firmware does not say why"));
  }
}
