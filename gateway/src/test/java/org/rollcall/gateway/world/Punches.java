package org.rollcall.gateway.world;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceEvent.CheckIn;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * Check-ins as text: {@code 101 in 2021-11-05T08:30:00}, then what else there is: {@code +08:00} or
 * {@code Z} the terminal's own offset, {@code #7} its own event id, {@code @REHAB} a service.
 */
public final class Punches {
  private Punches() {}

  public static List<CheckIn> of(String... lines) {
    return Stream.of(lines).map(Punches::of).toList();
  }

  public static CheckIn of(String line) {
    String[] words = line.split(" ");
    return new CheckIn(
        words[0],
        LocalDateTime.parse(words[2]),
        mark(words, '+').or(() -> mark(words, 'Z')).map(Punches::offset),
        Direction.valueOf(words[1].toUpperCase(Locale.ROOT)),
        Method.FINGER,
        mark(words, '#'),
        mark(words, '@'),
        line);
  }

  /** Something that no adapter could read. */
  public static DeviceEvent rejected(String raw, String problem) {
    return new DeviceEvent.Rejected(raw, problem);
  }

  private static Optional<String> mark(String[] words, char sign) {
    return Arrays.stream(words)
        .skip(3)
        .filter(word -> word.charAt(0) == sign)
        .map(word -> word.substring(1))
        .findFirst();
  }

  private static ZoneOffset offset(String text) {
    return text.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of("+" + text);
  }
}
