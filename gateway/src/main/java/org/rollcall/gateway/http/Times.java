package org.rollcall.gateway.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How instants are written to people: with the civil offset of the home, seconds always there. */
final class Times {
  private static final DateTimeFormatter CIVIL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private Times() {}

  static String civil(Instant instant, ZoneId zone) {
    return OffsetDateTime.ofInstant(instant, zone).format(CIVIL);
  }
}
