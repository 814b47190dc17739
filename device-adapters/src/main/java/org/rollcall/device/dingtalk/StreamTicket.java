package org.rollcall.device.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where to connect, with a ticket that is good for one connection. Pure.
 *
 * @param uri path and query, with the ticket
 */
record StreamTicket(String host, int port, boolean tls, String uri) {
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  /** There is no ticket; the message holds nothing secret. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads the answer to the call that opens a stream.
   *
   * @param mayBePlain whether an address without TLS is taken
   */
  static Future<StreamTicket> of(CloudHttp.Reply reply, boolean mayBePlain) {
    Optional<ObjectNode> answer = Json.object(reply.body());
    Optional<String> endpoint = answer.flatMap(object -> Json.text(object, "endpoint"));
    Optional<String> ticket = answer.flatMap(object -> Json.text(object, "ticket"));
    if (reply.status() != 200 || endpoint.isEmpty() || ticket.isEmpty()) {
      String code =
          answer
              .flatMap(object -> Json.text(object, "code"))
              .filter(text -> text.matches("[A-Za-z.]{1,64}"))
              .orElse("no code");
      return Future.failedFuture(new Refused("answered " + reply.status() + " with " + code));
    }
    return address(endpoint.get(), ticket.get(), mayBePlain)
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new Refused("the endpoint is no address to use")));
  }

  WebSocketConnectOptions options() {
    WebSocketConnectOptions options = new WebSocketConnectOptions();
    options.setHost(host).setPort(port).setSsl(tls).setURI(uri);
    return options;
  }

  /** Without the ticket. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  private static Optional<StreamTicket> address(
      String endpoint, String ticket, boolean mayBePlain) {
    try {
      URI uri = new URI(endpoint);
      boolean tls = "wss".equals(uri.getScheme());
      boolean plain = mayBePlain && "ws".equals(uri.getScheme());
      if (uri.getHost() == null || !(tls || plain)) {
        return Optional.empty();
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
      String path = uri.getRawPath().isEmpty() ? "/connect" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "?" : "?" + uri.getRawQuery() + "&";
      // The ticket has characters that mean something in a query.
      String encoded = URLEncoder.encode(ticket, StandardCharsets.UTF_8);
      return Optional.of(
          new StreamTicket(uri.getHost(), port, tls, path + query + "ticket=" + encoded));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
