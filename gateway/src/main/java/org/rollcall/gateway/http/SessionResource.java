package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import java.util.Optional;
import org.rollcall.gateway.security.Account;
import org.rollcall.gateway.security.Made;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Sessions.Session;
import org.rollcall.gateway.security.SignIns.Attempt;

/** {@code /api/v1/session}: signing in and out, who one is, one's own password. */
final class SessionResource {
  private final Identities identities;

  SessionResource(Identities identities) {
    this.identities = identities;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("signIn").addHandler(this::signIn);
    routes.getRoute("session").addHandler(this::session);
    routes.getRoute("signOut").addHandler(this::signOut);
    routes.getRoute("changePassword").addHandler(this::changePassword);
  }

  private void signIn(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    String remote = ScopeCheck.remote(context);
    Optional<String> before = SessionCookie.sent(context);
    identities
        .hashing()
        .run(
            () -> {
              before.ifPresent(identities.sessions()::end);
              return identities
                  .signIns()
                  .attempt(body.getString("name"), body.getString("password"), remote);
            })
        .map(attempt -> signedIn(context, attempt))
        .onSuccess(
            session -> {
              SessionCookie.give(context, session.secret());
              Answers.created(context, json(session.principal(), Optional.of(session)));
            })
        .onFailure(context::fail);
  }

  /** The session of an attempt that went well; all others are refusals that tell nothing. */
  private static Session signedIn(RoutingContext context, Attempt attempt) {
    if (attempt instanceof Attempt.SignedIn done) {
      return done.session();
    }
    if (attempt instanceof Attempt.Slow slow) {
      long waitS = Math.max(1, slow.remaining().plus(Duration.ofMillis(999)).toSeconds());
      context.response().putHeader("Retry-After", Long.toString(waitS));
      throw new Refusal(ErrorCode.TOO_MANY_ATTEMPTS, "try again in " + waitS + " s");
    }
    throw new Refusal(
        ErrorCode.SIGN_IN_FAILED, "check both; an administrator can set another password");
  }

  private void session(RoutingContext context) {
    Answers.ok(context, json(Author.principal(context), SessionCookie.session(context)));
  }

  private static JsonObject json(Principal principal, Optional<Session> session) {
    return new JsonObject()
        .put("name", principal.name())
        .put("role", principal.role().code())
        .put("units", new JsonArray(principal.units().stream().sorted().toList()))
        .put("csrfToken", session.map(Session::csrfToken).orElse(null));
  }

  private void signOut(RoutingContext context) {
    Optional<Session> session = SessionCookie.session(context);
    identities
        .lookups()
        .run(
            () -> {
              session.map(Session::secret).ifPresent(identities.sessions()::end);
              return session.isPresent();
            })
        .onSuccess(
            ended -> {
              SessionCookie.take(context);
              Answers.ok(context, new JsonObject().put("signedOut", ended));
            })
        .onFailure(context::fail);
  }

  /** One's own password; the old one is asked for, since a screen may have been left open. */
  private void changePassword(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    String name = Author.of(context);
    String remote = ScopeCheck.remote(context);
    if (SessionCookie.session(context).isEmpty()) {
      throw new Refusal(
          ErrorCode.FORBIDDEN, "only a signed-in person has a password; a token has none");
    }
    identities
        .hashing()
        .run(
            () -> {
              Attempt attempt =
                  identities.signIns().check(name, body.getString("password"), remote);
              return attempt instanceof Attempt.SignedIn
                  ? new Changed(
                      attempt,
                      Optional.of(
                          identities.accounts().setPassword(name, body.getString("newPassword"))))
                  : new Changed(attempt, Optional.empty());
            })
        .map(changed -> changed(context, changed))
        .onSuccess(
            account -> {
              SessionCookie.take(context);
              Answers.ok(context, new JsonObject().put("changed", true));
            })
        .onFailure(context::fail);
  }

  private record Changed(Attempt attempt, Optional<Made<Account>> made) {}

  private static Account changed(RoutingContext context, Changed changed) {
    if (changed.made().isEmpty()) {
      signedIn(context, changed.attempt());
    }
    return AccountResource.done(changed.made().orElseThrow());
  }
}
