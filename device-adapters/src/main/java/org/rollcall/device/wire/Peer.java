package org.rollcall.device.wire;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Who is at the other end of a connection. */
public final class Peer {
  private Peer() {}

  /** The sender's address without its port; {@code unknown} once the connection is gone. */
  public static String address(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    if (remote == null) {
      return "unknown";
    }
    String host = remote.hostAddress();
    return host == null ? remote.toString() : host;
  }
}
