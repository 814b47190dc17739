package org.rollcall.device.hikvision;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/** What a terminal posts to its HTTP host, as bytes: for load generators. Pure. */
public final class EventBytes {
  private static final String HEARTBEAT = "{\"eventType\":\"heartBeat\"}";

  private EventBytes() {}

  /** An event with a picture of any size. */
  public static byte[] event(
      String token,
      String number,
      OffsetDateTime time,
      Direction direction,
      long serialNo,
      Buffer picture) {
    TerminalMessage message = new TerminalMessage(number, time, direction, Method.FACE, serialNo);
    return post(token, TerminalMessage.MULTIPART, message.multipart(false, picture));
  }

  public static byte[] heartbeat(String token) {
    return post(token, "application/json", Buffer.buffer(HEARTBEAT));
  }

  private static byte[] post(String token, String contentType, Buffer body) {
    return Buffer.buffer(body.length() + 256)
        .appendString("POST " + HikvisionAdapter.PATH + "/" + token + " HTTP/1.1\r\n")
        .appendString("Host: gateway\r\nContent-Type: " + contentType + "\r\n")
        .appendString("Content-Length: " + body.length() + "\r\n\r\n")
        .appendBuffer(body)
        .getBytes();
  }
}
