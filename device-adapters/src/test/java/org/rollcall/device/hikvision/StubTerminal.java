package org.rollcall.device.hikvision;

import static org.rollcall.device.harness.DeviceListener.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that is asked: Digest, a stream, searches and HTTP hosts, with their bad habits. */
final class StubTerminal {
  static final String USERNAME = "admin";
  static final String PASSWORD = "Pass:word(1)";

  private static final String REALM = "IP Camera(C2183)";
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"?([^\",]*)\"?");

  private final HttpServer server;
  private final List<HttpServerResponse> streams = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<JsonObject> searches = new ArrayList<>();
  private final List<String> searchUris = new ArrayList<>();
  private final Queue<Buffer> pages = new ArrayDeque<>();
  private final Map<Integer, HttpHost> hosts = new TreeMap<>();
  private String nonce = "nonce-1";
  private int hostWrites;
  private boolean stale;
  private boolean forgetful;
  private boolean knowsJson = true;

  StubTerminal(Vertx vertx) {
    server = await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
  }

  JsonObject settings(String serial, String password, String... modes) {
    return new JsonObject()
        .put("serial", serial)
        .put("url", "http://127.0.0.1:" + server.actualPort())
        .put("username", USERNAME)
        .put("password", password)
        .put("modes", new JsonArray(List.of(modes)))
        .put("every", "10s");
  }

  TerminalAccount account(String password) {
    return new AccountReader(List.of(settings("STUB0001", password, "stream"))).accounts().get(0);
  }

  /** The nonce in use is too old from now on, and the terminal says so or does not. */
  synchronized void changeNonce(String next, boolean saysStale) {
    nonce = next;
    stale = saysStale;
  }

  /** Writing one HTTP host sets the others to 0.0.0.0. */
  synchronized void forgetOtherHosts() {
    forgetful = true;
  }

  synchronized void knowNoJson() {
    knowsJson = false;
  }

  synchronized void put(HttpHost host) {
    hosts.put(host.id(), host);
  }

  synchronized int hostWrites() {
    return hostWrites;
  }

  synchronized void page(String body) {
    pages.add(Buffer.buffer(body));
  }

  synchronized List<JsonObject> searches() {
    return List.copyOf(searches);
  }

  synchronized List<String> searchUris() {
    return List.copyOf(searchUris);
  }

  synchronized int streams() {
    return streams.size();
  }

  /** How often a request was answered 401. */
  synchronized int refusals() {
    return refusals.size();
  }

  /** Bytes into the newest stream. */
  synchronized void tell(Buffer bytes) {
    streams.get(streams.size() - 1).write(bytes);
  }

  synchronized void endStream() {
    streams.get(streams.size() - 1).end();
  }

  private void handle(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private synchronized void answer(HttpServerRequest request, Buffer body) {
    if (!isSigned(request)) {
      refusals.add(request.uri());
      request
          .response()
          .setStatusCode(401)
          .putHeader(
              "WWW-Authenticate",
              "Digest qop=\"auth\", realm=\"%s\", nonce=\"%s\", stale=\"%s\""
                  .formatted(REALM, nonce, stale ? "TRUE" : "FALSE"))
          .end("<html>Unauthorized</html>");
      stale = false;
    } else if (request.path().equals(AlertStream.URI)) {
      HttpServerResponse response = request.response().setChunked(true);
      response.putHeader("Content-Type", "multipart/form-data; boundary=<frontier>");
      response.write("\r\n");
      streams.add(response);
    } else if (request.path().equals(BackFill.XML_URI)) {
      search(request, body);
    } else {
      hosts(request, body);
    }
  }

  private void search(HttpServerRequest request, Buffer body) {
    searchUris.add(request.uri());
    if (body.toString().startsWith("{") && !knowsJson) {
      request
          .response()
          .setStatusCode(400)
          .end("{\"statusCode\":6,\"subStatusCode\":\"badJsonFormat\"}");
      return;
    }
    searches.add(
        body.toString().startsWith("{")
            ? body.toJsonObject().getJsonObject("AcsEventCond")
            : new JsonObject());
    Buffer page = pages.poll();
    request
        .response()
        .end(
            page == null
                ? Buffer.buffer(
                    "{\"AcsEvent\":{\"responseStatusStrg\":\"NO MATCH\",\"numOfMatches\":0}}")
                : page);
  }

  private void hosts(HttpServerRequest request, Buffer body) {
    if (request.method().equals(HttpMethod.PUT)) {
      hostWrites++;
      HttpHost written = HttpHost.list(body).get(0);
      if (forgetful) {
        hosts.replaceAll((id, host) -> new HttpHost(id, "/", "HTTP", "0.0.0.0", 80));
      }
      hosts.put(written.id(), written);
      request.response().end("<ResponseStatus><statusCode>1</statusCode></ResponseStatus>");
      return;
    }
    Buffer list = Buffer.buffer("<HttpHostNotificationList>");
    hosts
        .values()
        .forEach(h -> list.appendString(h.xml().toString().replaceFirst("<\\?.*\\?>", "")));
    request.response().end(list.appendString("</HttpHostNotificationList>"));
  }

  private boolean isSigned(HttpServerRequest request) {
    Optional<String> header = Optional.ofNullable(request.getHeader("Authorization"));
    if (header.isEmpty()) {
      return false;
    }
    Map<String, String> said = new TreeMap<>();
    Matcher matcher = PARAMETER.matcher(header.get());
    while (matcher.find()) {
      said.put(matcher.group(1), matcher.group(2));
    }
    String expected =
        new DigestChallenge(REALM, nonce, Optional.empty(), true, false)
            .authorization(
                USERNAME,
                PASSWORD,
                request.method().name(),
                request.uri(),
                said.getOrDefault("cnonce", ""),
                Integer.parseInt(said.getOrDefault("nc", "0"), 16));
    return expected.equals(header.get());
  }
}
