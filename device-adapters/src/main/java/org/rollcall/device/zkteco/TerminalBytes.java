package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;

/**
 * What an attendance terminal puts on the wire, as bytes: for load generators that own their
 * connections. The lines are those of {@link ZktecoTerminal}, the head is as short as old firmware
 * makes it. Pure.
 */
public final class TerminalBytes {
  private TerminalBytes() {}

  /** A punch as the terminal recorded it. */
  public record Line(String number, LocalDateTime time, Direction direction, Method method) {
    String encoded() {
      return AttlogCodec.encode(
          new Decoded.Punch(
              number,
              time,
              Optional.empty(),
              AttlogCodec.status(direction),
              VerifyMethod.number(method),
              Optional.empty(),
              ""));
    }
  }

  /** An upload of attendance lines, oldest first. */
  public static byte[] upload(String serial, List<Line> lines) {
    StringBuilder body = new StringBuilder(lines.size() * 48);
    lines.forEach(line -> body.append(line.encoded()).append('\n'));
    return request("POST", "cdata", serial, "&table=ATTLOG&Stamp=9999", body);
  }

  /** The first request after power-on. */
  public static byte[] greeting(String serial) {
    return request(
        "GET", "cdata", serial, "&options=all&pushver=2.4.1&language=83&DeviceType=att", "");
  }

  /** The sign of life that also asks for commands. */
  public static byte[] poll(String serial) {
    return request("GET", "getrequest", serial, "", "");
  }

  private static byte[] request(
      String method, String endpoint, String serial, String parameters, CharSequence body) {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    return (method
            + " "
            + Endpoint.ROOT
            + "/"
            + endpoint
            + "?SN="
            + serial
            + parameters
            + " HTTP/1.1\r\nHost: gateway\r\nUser-Agent: iClock Proxy/1.09\r\n"
            + length
            + "\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
