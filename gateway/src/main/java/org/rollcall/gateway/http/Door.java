package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Sessions.Session;

/**
 * Finds out who calls, before anything of the body is read: the administrator's token of the
 * environment, an API token, or the session of a cookie. A browser sends the cookie by itself, so a
 * changing call has to show that it comes from a page of ours: by the session's CSRF token.
 */
final class Door {
  private static final String CSRF_HEADER = "X-CSRF-Token";
  private static final String SCHEME = "bearer ";

  private final Identities identities;

  Door(Identities identities) {
    this.identities = identities;
  }

  void enter(RoutingContext context) {
    String header = Optional.ofNullable(context.request().getHeader("Authorization")).orElse("");
    Optional<String> cookie = SessionCookie.sent(context);
    if (identities.adminToken().admits(header)) {
      Author.set(context, Principal.ADMIN);
      context.next();
    } else if (header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      byToken(context, header.substring(SCHEME.length()).trim());
    } else if (header.isEmpty() && cookie.isPresent()) {
      bySession(context, cookie.get());
    } else {
      context.fail(unknown());
    }
  }

  private void byToken(RoutingContext context, String secret) {
    await(
        context,
        identities.lookups().run(() -> identities.tokens().principal(secret)),
        found -> Author.set(context, found.orElseThrow(Door::unknown)));
  }

  private void bySession(RoutingContext context, String secret) {
    await(
        context,
        identities.lookups().run(() -> identities.sessions().find(secret)),
        found -> admit(context, found.orElseThrow(Door::ended)));
  }

  private static void admit(RoutingContext context, Session session) {
    HttpMethod method = context.request().method();
    String csrfToken = Optional.ofNullable(context.request().getHeader(CSRF_HEADER)).orElse("");
    boolean changes = !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
    if (changes && !session.admits(csrfToken)) {
      throw new Refusal(
          ErrorCode.CSRF_TOKEN_WRONG,
          "send the header " + CSRF_HEADER + " with csrfToken of GET /api/v1/session");
    }
    Author.set(context, session.principal());
    SessionCookie.session(context, session);
  }

  /** What is known of a caller, or a refusal. */
  private interface Admission<T> {
    void decide(T found);
  }

  /** Nothing of the body may be lost while the answer is looked up. */
  private static <T> void await(RoutingContext context, Future<T> lookup, Admission<T> admission) {
    context.request().pause();
    lookup
        .map(
            found -> {
              admission.decide(found);
              return true;
            })
        .onSuccess(admitted -> context.next())
        .onFailure(context::fail)
        .onComplete(done -> context.request().resume());
  }

  private static Refusal unknown() {
    return new Refusal(
        ErrorCode.UNAUTHENTICATED,
        "sign in, or send the header Authorization: Bearer and your token");
  }

  private static Refusal ended() {
    return new Refusal(ErrorCode.SESSION_ENDED, "the session is over or was ended; sign in again");
  }
}
