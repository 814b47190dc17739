package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.rollcall.gateway.cli.RunningGateway;

/** What a browser does with a session: it keeps the cookie and sends it with every call. */
final class Browser {
  private final RunningGateway gateway;
  private Optional<String> cookie = Optional.empty();
  private Optional<String> csrfToken = Optional.empty();

  Browser(RunningGateway gateway) {
    this.gateway = gateway;
  }

  /** A browser in which somebody put a cookie. */
  static Browser holding(RunningGateway gateway, String cookie) {
    Browser browser = new Browser(gateway);
    browser.cookie = Optional.of(cookie);
    return browser;
  }

  HttpResponse<String> signIn(String name, String password) {
    HttpResponse<String> answer =
        call(
            "POST",
            "/api/v1/session",
            new JsonObject().put("name", name).put("password", password).encode());
    if (answer.statusCode() == 201) {
      csrfToken = Optional.of(new JsonObject(answer.body()).getString("csrfToken"));
    }
    return answer;
  }

  Optional<String> cookie() {
    return cookie;
  }

  void withoutCsrfToken() {
    csrfToken = Optional.empty();
  }

  void withCsrfToken(String token) {
    csrfToken = Optional.of(token);
  }

  HttpResponse<String> get(String path) {
    return call("GET", path, "");
  }

  HttpResponse<String> call(String method, String path, String body) {
    HttpRequest.Builder request = gateway.unsigned(path);
    cookie.ifPresent(value -> request.header("Cookie", "rollcall_session=" + value));
    csrfToken.ifPresent(value -> request.header("X-CSRF-Token", value));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> answer =
        gateway.send(
            request
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    answer
        .headers()
        .firstValue("Set-Cookie")
        .map(header -> header.split("[=;]")[1])
        .ifPresent(value -> cookie = value.isEmpty() ? Optional.empty() : Optional.of(value));
    return answer;
  }

  static String verdict(HttpResponse<String> answer) {
    return answer.statusCode() < 300
        ? Integer.toString(answer.statusCode())
        : answer.statusCode() + " " + new JsonObject(answer.body()).getString("code");
  }
}
