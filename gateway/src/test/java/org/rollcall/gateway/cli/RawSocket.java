package org.rollcall.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes out, one answer in, over a plain socket: what no HTTP client would send. */
public final class RawSocket implements AutoCloseable {
  private static final int TIMEOUT_MS = 10_000;
  private static final String LENGTH = "content-length:";

  private final Socket socket;

  public RawSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.setTcpNoDelay(true);
  }

  /** An answer: status, the head as it came, the body. */
  public record Answer(int status, String head, String body) {}

  /** One request on a connection of its own. */
  public static Answer send(int port, byte[] request) throws IOException {
    try (RawSocket socket = new RawSocket(port)) {
      socket.write(request);
      return socket.read();
    }
  }

  public static Answer send(int port, String request) throws IOException {
    return send(port, request.getBytes(StandardCharsets.UTF_8));
  }

  /** A request with the right length and no further header, not even a Host. */
  public static byte[] post(String target, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "POST " + target + " HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  public static byte[] post(String target, String body) {
    return post(target, body.getBytes(StandardCharsets.UTF_8));
  }

  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Reads one answer, which must have a length. */
  public Answer read() throws IOException {
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
    return new Answer(
        Integer.parseInt(text.substring(9, 12)), text, new String(body, StandardCharsets.UTF_8));
  }

  /** Waits for the first bytes that come; empty where the other side closes instead. */
  public String readSome() throws IOException {
    byte[] bytes = new byte[8_192];
    int length = socket.getInputStream().read(bytes);
    return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith(LENGTH))
        .map(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElse(0);
  }
}
