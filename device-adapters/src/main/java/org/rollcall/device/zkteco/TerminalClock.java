package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The clock of a simulated terminal. It shows UTC until the gateway has told it the time and the
 * zone, and is wrong by a constant error. Safe from any thread.
 */
final class TerminalClock {
  /** Beyond this a TimeZone option counts minutes, below it hours. */
  private static final int HOURS_MAX = 18;

  private final Clock clock;
  private final Duration error;
  private volatile Duration shift = Duration.ZERO;

  TerminalClock(Clock clock, Duration error) {
    this.clock = clock;
    this.error = error;
  }

  LocalDateTime now() {
    return utc().plus(shift).plus(error);
  }

  /** From the {@code Date} header and the option {@code TimeZone}, as attendance terminals do. */
  void setFromOptions(TerminalLine.Heard greeting) {
    Optional<Integer> zone =
        greeting
            .text()
            .lines()
            .filter(line -> line.startsWith("TimeZone="))
            .map(line -> Integer.parseInt(line.substring("TimeZone=".length())))
            .findFirst();
    if (zone.isPresent() && greeting.date().isPresent()) {
      Duration fromUtc =
          Math.abs(zone.get()) > HOURS_MAX
              ? Duration.ofMinutes(zone.get())
              : Duration.ofHours(zone.get());
      set(
          ZonedDateTime.parse(greeting.date().get(), DateTimeFormatter.RFC_1123_DATE_TIME)
              .toLocalDateTime(),
          fromUtc);
    }
  }

  /** From {@code DateTime=…,ServerTZ=…}, as access controllers do. */
  void setFromTime(TerminalLine.Heard time) {
    String text = time.text();
    int comma = text.indexOf(',');
    byte[] encoded =
        text.substring("DateTime=".length(), comma).getBytes(StandardCharsets.US_ASCII);
    ZoneOffset offset = ZoneOffset.of(text.substring(comma + ",ServerTZ=".length()));
    ZktecoTime.parse(encoded, 0, encoded.length)
        .ifPresent(utc -> set(utc, Duration.ofSeconds(offset.getTotalSeconds())));
  }

  private void set(LocalDateTime utc, Duration fromUtc) {
    shift = Duration.between(utc(), utc).plus(fromUtc);
  }

  private LocalDateTime utc() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
