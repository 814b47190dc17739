package org.rollcall.device.zkteco;

import java.util.Locale;
import java.util.Optional;

/** The two protocols behind the one path prefix. */
public enum Dialect {
  /** Attendance PUSH 2.x: positional lines. */
  ATTENDANCE,
  /** Security PUSH 3.x: registration first, then {@code key=value} lines. */
  SECURITY;

  /**
   * What a terminal speaks. Its own word counts first; where it says something else than the two
   * (the field is free text on some units), its version decides. Who has ever asked for
   * registration needs it, whatever it says.
   */
  static Dialect of(Optional<String> deviceType, Optional<String> pushVersion, boolean registers) {
    String type = deviceType.map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
    if (registers || type.equals("acc")) {
      return SECURITY;
    }
    boolean newVersion = pushVersion.map(version -> version.startsWith("3")).orElse(false);
    return newVersion && !type.equals("att") ? SECURITY : ATTENDANCE;
  }
}
