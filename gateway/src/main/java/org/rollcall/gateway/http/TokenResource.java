package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rollcall.gateway.security.ApiToken;
import org.rollcall.gateway.security.Principal;

/**
 * {@code /api/v1/tokens}: programs that call. A token is shown once, in the answer that made it.
 */
final class TokenResource {
  private final LedgerReads reads;
  private final Identities identities;
  private final Clock clock;

  TokenResource(LedgerReads reads, Identities identities, Clock clock) {
    this.reads = reads;
    this.identities = identities;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listTokens").addHandler(this::list);
    routes.getRoute("createToken").addHandler(this::create);
    routes.getRoute("revokeToken").addHandler(this::revoke);
  }

  private void list(RoutingContext context) {
    identities
        .lookups()
        .run(() -> identities.tokens().list())
        .onSuccess(
            tokens -> {
              JsonArray items = new JsonArray();
              tokens.forEach(token -> items.add(json(token)));
              Answers.ok(context, new JsonObject().put("items", items).put("next", null));
            })
        .onFailure(context::fail);
  }

  private void create(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    Principal principal = AccountResource.principal(reads, body);
    Optional<Instant> expiresAt =
        Optional.ofNullable(body.getInteger("expiresInDays"))
            .map(days -> clock.instant().plus(Duration.ofDays(days)));
    String author = Author.of(context);
    identities
        .lookups()
        .run(() -> identities.tokens().create(principal, expiresAt, author))
        .map(AccountResource::done)
        .onSuccess(
            issued -> Answers.created(context, json(issued.token()).put("token", issued.secret())))
        .onFailure(context::fail);
  }

  private void revoke(RoutingContext context) {
    String id = Parameter.path(context, "id");
    identities
        .lookups()
        .run(() -> identities.tokens().revoke(id))
        .onSuccess(
            revoked -> {
              if (revoked) {
                Answers.ok(context, new JsonObject().put("id", id).put("revoked", true));
              } else {
                context.fail(Refusal.notFound("token", id));
              }
            })
        .onFailure(context::fail);
  }

  private static JsonObject json(ApiToken token) {
    return AccountResource.json(token.principal())
        .put("id", token.id())
        .put("createdAt", token.createdAt().toString())
        .put("createdBy", token.createdBy())
        .put("expiresAt", token.expiresAt().map(Instant::toString).orElse(null))
        .put("revokedAt", token.revokedAt().map(Instant::toString).orElse(null));
  }
}
