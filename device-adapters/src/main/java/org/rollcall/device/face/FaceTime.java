package org.rollcall.device.face;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal's civil time, {@code 2024-03-19 02:54:35}; some write slashes, one digit, a T, no
 * seconds, fractions, or an offset behind it.
 */
record FaceTime(LocalDateTime local, Optional<ZoneOffset> offset) {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})[ T]+(\\d{1,2}):(\\d{1,2})"
              + "(?::(\\d{1,2})(?:[.,]\\d{1,9})?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");

  /** Empty where the text is no time that exists. */
  static Optional<FaceTime> parse(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              parts.group(6) == null ? 0 : number(parts, 6));
      return local.getYear() < 1
          ? Optional.empty()
          : Optional.of(
              new FaceTime(local, Optional.ofNullable(parts.group(7)).map(ZoneOffset::of)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
