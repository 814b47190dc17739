package org.rollcall.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.gateway.security.Account;
import org.rollcall.gateway.security.Made;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Role;

/** {@code /api/v1/accounts}: people who sign in. No answer holds a password or its hash. */
final class AccountResource {
  private final LedgerReads reads;
  private final Identities identities;

  AccountResource(LedgerReads reads, Identities identities) {
    this.reads = reads;
    this.identities = identities;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listAccounts").addHandler(this::list);
    routes.getRoute("createAccount").addHandler(this::create);
    routes.getRoute("resetPassword").addHandler(this::reset);
    routes.getRoute("disableAccount").addHandler(this::disable);
    routes.getRoute("deleteAccount").addHandler(this::delete);
  }

  private void list(RoutingContext context) {
    identities
        .lookups()
        .run(() -> identities.accounts().list())
        .onSuccess(
            accounts -> {
              JsonArray items = new JsonArray();
              accounts.forEach(account -> items.add(json(account)));
              Answers.ok(context, new JsonObject().put("items", items).put("next", null));
            })
        .onFailure(context::fail);
  }

  private void create(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    Principal principal = principal(reads, body);
    String author = Author.of(context);
    identities
        .hashing()
        .run(() -> identities.accounts().create(principal, body.getString("password"), author))
        .map(AccountResource::done)
        .onSuccess(account -> Answers.created(context, json(account)))
        .onFailure(context::fail);
  }

  private void reset(RoutingContext context) {
    String name = Parameter.path(context, "name");
    String password = context.body().asJsonObject().getString("password");
    answer(
        context, identities.hashing().run(() -> identities.accounts().setPassword(name, password)));
  }

  private void disable(RoutingContext context) {
    String name = Parameter.path(context, "name");
    answer(context, identities.lookups().run(() -> identities.accounts().disable(name)));
  }

  private void delete(RoutingContext context) {
    String name = Parameter.path(context, "name");
    identities
        .lookups()
        .run(() -> identities.accounts().delete(name))
        .onSuccess(
            deleted -> {
              if (deleted) {
                Answers.ok(context, new JsonObject().put("name", name).put("deleted", true));
              } else {
                context.fail(Refusal.notFound("account", name));
              }
            })
        .onFailure(context::fail);
  }

  private static void answer(RoutingContext context, Future<Made<Account>> made) {
    made.map(AccountResource::done)
        .onSuccess(account -> Answers.ok(context, json(account)))
        .onFailure(context::fail);
  }

  /** Name, role and units of a body, all of them known. */
  static Principal principal(LedgerReads reads, JsonObject body) {
    Set<String> units =
        body.getJsonArray("units", new JsonArray()).stream()
            .map(String::valueOf)
            .map(code -> Parameter.orgUnit(reads.homes(), code).code())
            .collect(Collectors.toSet());
    Role role = Role.find(body.getString("role")).orElseThrow();
    if (units.isEmpty() && role == Role.HOME_MANAGER) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST, "a home manager is bound to homes: name them in units");
    }
    return new Principal(body.getString("name"), role, units);
  }

  /** What was made, or the refusal that says why not. */
  static <T> T done(Made<T> made) {
    if (made instanceof Made.Refused<T> refused) {
      throw new Refusal(
          switch (refused.reason()) {
            case NAME_TAKEN -> ErrorCode.NAME_TAKEN;
            case BAD_NAME -> ErrorCode.BAD_NAME;
            case BAD_PASSWORD -> ErrorCode.BAD_PASSWORD;
            case UNKNOWN -> ErrorCode.NOT_FOUND;
          },
          refused.detail());
    }
    return ((Made.Done<T>) made).value();
  }

  private static JsonObject json(Account account) {
    return json(account.principal())
        .put("createdAt", account.createdAt().toString())
        .put("createdBy", account.createdBy())
        .put("passwordAt", account.passwordAt().toString())
        .put("disabledAt", account.disabledAt().map(Instant::toString).orElse(null));
  }

  static JsonObject json(Principal principal) {
    return new JsonObject()
        .put("name", principal.name())
        .put("role", principal.role().code())
        .put("units", new JsonArray(principal.units().stream().sorted().toList()));
  }
}
