package org.rollcall.device.dingtalk;

import java.util.Locale;
import java.util.Optional;

/** A way in which punches of an organisation come. */
enum Mode {
  /** The cloud calls us. */
  HTTP,
  /** We hold a connection to the cloud and it sends over it. */
  STREAM,
  /** We ask, a few times a day. */
  POLL;

  /** The mode as settings write it, in lower case. */
  static Optional<Mode> of(String text) {
    for (Mode mode : values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
