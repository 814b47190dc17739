package org.rollcall.device.json;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.rollcall.device.Direction;

/** What a terminal that posts JSON puts on the wire, for load generators. Pure. */
public final class PostBytes {
  private PostBytes() {}

  /** One check-in. */
  public static byte[] checkIn(
      String token, String id, String number, OffsetDateTime time, Direction direction) {
    return post(
        token,
        "[{\"id\":\"%s\",\"number\":\"%s\",\"time\":\"%s\",\"direction\":\"%s\",\"method\":\"card\"}]"
            .formatted(id, number, time, direction.name().toLowerCase(Locale.ROOT)));
  }

  /** Nothing at all: a sign of life. */
  public static byte[] nothing(String token) {
    return post(token, "[]");
  }

  private static byte[] post(String token, String body) {
    return ("POST "
            + JsonAdapter.PATH
            + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
