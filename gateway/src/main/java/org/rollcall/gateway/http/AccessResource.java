package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.security.AccessRows.AccessRow;
import org.rollcall.gateway.security.AccessRows.Search;

/** {@code /api/v1/access-log}: who read what, newest first. */
final class AccessResource {
  /** Days of the search are those of the homes. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Identities identities;

  AccessResource(Identities identities) {
    this.identities = identities;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("listAccess").addHandler(this::list);
  }

  private void list(RoutingContext context) {
    Search search =
        new Search(
            Parameter.query(context, "person"),
            Parameter.query(context, "principal"),
            Parameter.query(context, "operation"),
            day(context, "from"),
            day(context, "to"));
    Optional<Long> before = Parameter.query(context, "after").map(AccessResource::receipt);
    int limit = Parameter.limit(context);
    identities
        .lookups()
        .run(() -> identities.accessRows().page(search, before, limit + 1))
        .onSuccess(rows -> Answers.ok(context, page(rows, limit)))
        .onFailure(context::fail);
  }

  private static JsonObject page(List<AccessRow> rows, int limit) {
    JsonArray items = new JsonArray();
    rows.stream().limit(limit).forEach(row -> items.add(json(row)));
    return new JsonObject()
        .put("items", items)
        .put("next", rows.size() > limit ? Long.toString(rows.get(limit - 1).receipt()) : null);
  }

  private static JsonObject json(AccessRow row) {
    return new JsonObject()
        .put("receipt", Long.toString(row.receipt()))
        .put("at", row.at().toString())
        .put("principal", row.principal())
        .put("role", row.role())
        .put("operation", row.operation())
        .put("subjectKind", row.subjectKind())
        .put("subject", row.subject())
        .put("period", row.period())
        .put("names", row.wholeNames() ? "whole" : "masked")
        .put("remote", row.remote())
        .put("status", row.status().orElse(null))
        .put("rows", row.rows().orElse(null));
  }

  private static Optional<Instant> day(RoutingContext context, String name) {
    return Parameter.query(context, name)
        .map(text -> Parameter.date(name, text).atStartOfDay(ZONE).toInstant());
  }

  static long receipt(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(
          ErrorCode.BAD_REQUEST, "after is not a cursor that a page before gave as next");
    }
  }
}
