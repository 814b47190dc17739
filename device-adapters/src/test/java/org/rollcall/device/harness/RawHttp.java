package org.rollcall.device.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Bytes out, one answer in: what no HTTP client would send. */
public final class RawHttp implements AutoCloseable {

  /** An answer with its head as it came. */
  public record Reply(int status, String head, String body) {
    /** The value of the header, where its name has exactly this case. */
    public Optional<String> header(String name) {
      return head.lines()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst();
    }
  }

  private static final int TIMEOUT_MS = 10_000;
  private final Socket socket;

  public RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.setTcpNoDelay(true);
  }

  /** One request on a connection of its own. */
  public static Reply send(int port, byte[] request) throws IOException {
    try (RawHttp http = new RawHttp(port)) {
      http.write(request);
      return http.read();
    }
  }

  public static Reply send(int port, String request) throws IOException {
    return send(port, request.getBytes(StandardCharsets.UTF_8));
  }

  /** A request with the right length and no further headers, not even a Host. */
  public static byte[] post(String target, byte[] body) {
    return message("POST " + target + " HTTP/1.1\r\nContent-Length: " + body.length, body);
  }

  public static byte[] post(String target, String body) {
    return post(target, body.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] message(String head, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  public void write(byte[] bytes, int from, int to) throws IOException {
    socket.getOutputStream().write(bytes, from, to - from);
    socket.getOutputStream().flush();
  }

  /** Reads one answer, which must have a length. */
  public Reply read() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended in the head: " + head);
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    byte[] body = in.readNBytes(length(text));
    return new Reply(
        Integer.parseInt(text.substring(9, 12)), text, new String(body, StandardCharsets.UTF_8));
  }

  /** Whether the other side has closed. Waits for it. */
  public boolean isClosedByPeer() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
        .map(line -> Integer.parseInt(line.substring("content-length: ".length())))
        .findFirst()
        .orElse(0);
  }
}
