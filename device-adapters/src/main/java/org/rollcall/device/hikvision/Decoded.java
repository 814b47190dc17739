package org.rollcall.device.hikvision;

import java.util.Optional;

/** One thing that a body held. */
sealed interface Decoded {

  /** An event of an access controller. */
  record Access(AccessEvent event) implements Decoded {}

  /**
   * A sign of life, in any of its disguises.
   *
   * @param time what the terminal's clock showed, where it says so
   */
  record Heartbeat(Optional<String> time) implements Decoded {
    Heartbeat() {
      this(Optional.empty());
    }
  }

  /** Understood, and of no concern here: a camera's alarm, a search without rows, a setting. */
  record Aside() implements Decoded {}

  /** A picture, never read. */
  record Picture() implements Decoded {}

  /** What cannot be read. */
  record Unreadable(String raw, String problem) implements Decoded {}
}
