package org.rollcall.device.hikvision;

/** One thing that a body held. */
sealed interface Decoded {

  /** An event of an access controller. */
  record Access(AccessEvent event) implements Decoded {}

  /** A sign of life, in any of its disguises. */
  record Heartbeat() implements Decoded {}

  /** Understood, and of no concern here: a camera's alarm, a search without rows, a setting. */
  record Aside() implements Decoded {}

  /** A picture, never read. */
  record Picture() implements Decoded {}

  /** What cannot be read. */
  record Unreadable(String raw, String problem) implements Decoded {}
}
