package org.rollcall.gateway.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.rollcall.gateway.security.Sessions.Session;

/**
 * The cookie of a session: not for scripts, not for other sites, gone with the browser. Over TLS,
 * here or at the proxy in front that says so, never without.
 */
final class SessionCookie {
  static final String NAME = "rollcall_session";

  private static final String KEY = "rollcall.session";
  private static final int CHARS_MAX = 128;

  private SessionCookie() {}

  /** What the browser sent. */
  static Optional<String> sent(RoutingContext context) {
    return Optional.ofNullable(context.request().getCookie(NAME))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= CHARS_MAX);
  }

  static void give(RoutingContext context, String secret) {
    context.response().addCookie(cookie(context, secret));
  }

  static void take(RoutingContext context) {
    context.response().addCookie(cookie(context, "").setMaxAge(0));
  }

  /** The session by which the call signed in; empty for a token. */
  static Optional<Session> session(RoutingContext context) {
    return Optional.ofNullable(context.get(KEY));
  }

  static void session(RoutingContext context, Session session) {
    context.put(KEY, session);
  }

  private static Cookie cookie(RoutingContext context, String value) {
    boolean tls =
        context.request().isSSL()
            || "https".equalsIgnoreCase(context.request().getHeader("X-Forwarded-Proto"));
    return Cookie.cookie(NAME, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(tls);
  }
}
