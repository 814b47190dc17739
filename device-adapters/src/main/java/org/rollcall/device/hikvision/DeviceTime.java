package org.rollcall.device.hikvision;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of an event: what the terminal's clock showed, and the offset where it can be believed.
 *
 * <p>A terminal whose zone was never set labels its local time {@code +00:00} or {@code -00:00};
 * one that stands in Greenwich says the same and is right, and then its registered zone says it
 * too. So a zero offset says nothing, and the registered zone decides. The same goes for no offset,
 * {@code Z}, and one that cannot be read, as in {@code 2026-11-23T08:15:0208:00}.
 *
 * @param local to the second
 */
record DeviceTime(LocalDateTime local, Optional<ZoneOffset> offset) {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[Tt ]\\s?(\\d{1,2}):(\\d{2})"
              + "(?::(\\d{2})(?:[.,]\\d{1,9})?)?(.*)",
          Pattern.DOTALL);
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?");
  private static final int TEXT_MAX_CHARS = 64;
  private static final int OFFSET_MAX_MINUTES = 14 * 60;

  /** Empty where there is no such time on any calendar. */
  static Optional<DeviceTime> parse(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (text.length() > TEXT_MAX_CHARS || !time.matches()) {
      return Optional.empty();
    }
    int second = time.group(6) == null ? 0 : number(time, 6);
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(time, 1),
              number(time, 2),
              number(time, 3),
              number(time, 4),
              number(time, 5),
              second);
      return local.getYear() < 1
          ? Optional.empty()
          : Optional.of(new DeviceTime(local, offset(time.group(7).strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneOffset> offset(String text) {
    Matcher offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return Optional.empty();
    }
    int minutes = offset.group(3) == null ? 0 : number(offset, 3);
    int total = number(offset, 2) * 60 + minutes;
    if (total == 0 || minutes > 59 || total > OFFSET_MAX_MINUTES) {
      return Optional.empty();
    }
    return Optional.of(
        ZoneOffset.ofTotalSeconds((offset.group(1).equals("-") ? -total : total) * 60));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
