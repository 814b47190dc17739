package org.rollcall.device.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The value of the {@code Date} header (RFC 9110, GMT), formatted once a second. Terminals set
 * their clocks from it, so it comes from the gateway's {@link Clock} and nowhere else. Safe from
 * any thread.
 */
public final class HttpDate {
  // RFC_1123_DATE_TIME writes "Tue, 3 Jun"; HTTP demands two digits.
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private volatile Second current = new Second(Long.MIN_VALUE, "");

  public HttpDate(Clock clock) {
    this.clock = clock;
  }

  public String now() {
    long epochSecond = Math.floorDiv(clock.millis(), 1_000L);
    Second second = current;
    if (second.epochSecond != epochSecond) {
      second = new Second(epochSecond, FORMAT.format(Instant.ofEpochSecond(epochSecond)));
      current = second;
    }
    return second.text;
  }

  private record Second(long epochSecond, String text) {}
}
