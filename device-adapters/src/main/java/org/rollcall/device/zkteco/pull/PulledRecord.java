package org.rollcall.device.zkteco.pull;

import java.time.LocalDateTime;
import java.util.Optional;

/** One record of a terminal's attendance log; its numbers still are the terminal's own. */
public sealed interface PulledRecord {

  /** The bytes of the record, in hex. */
  String raw();

  /**
   * Somebody was recognised.
   *
   * @param state what a pushed line calls status: 0 in, 1 out, …, 255 not set
   * @param verify how the person was recognised, numbered as in a pushed line
   * @param workCode empty where the record has none, or 0
   */
  record Punch(
      String number,
      LocalDateTime time,
      int state,
      int verify,
      Optional<String> workCode,
      String raw)
      implements PulledRecord {}

  /** A record that can't be read. */
  record Unreadable(String raw, String problem) implements PulledRecord {}
}
