package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.gateway.security.Purge;
import org.rollcall.gateway.security.PurgeReport;
import org.rollcall.gateway.security.PurgeReports;

/** {@code /api/v1/retention}: how long what is kept, and what purges removed. */
final class RetentionResource {
  private final BlockingReads lookups;
  private final Privacy privacy;

  RetentionResource(BlockingReads lookups, Privacy privacy) {
    this.lookups = lookups;
    this.privacy = privacy;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("retention").addHandler(this::retention);
    routes.getRoute("purge").addHandler(this::purge);
  }

  private void retention(RoutingContext context) {
    Optional<Long> before = Parameter.query(context, "after").map(AccessResource::receipt);
    int limit = Parameter.limit(context);
    lookups
        .run(() -> page(privacy.purge().held(), reports(before, limit + 1), limit))
        .onSuccess(page -> Answers.ok(context, page))
        .onFailure(context::fail);
  }

  private List<PurgeReports.Placed> reports(Optional<Long> before, int limit) {
    return privacy.purgeReports().page(before, limit);
  }

  private static JsonObject page(
      List<Purge.Held> held, List<PurgeReports.Placed> reports, int limit) {
    JsonArray classes = new JsonArray();
    held.forEach(one -> classes.add(json(one)));
    JsonArray items = new JsonArray();
    reports.stream().limit(limit).forEach(one -> items.add(json(one.report())));
    return new JsonObject()
        .put("classes", classes)
        .put("items", items)
        .put("next", reports.size() > limit ? Long.toString(reports.get(limit - 1).place()) : null);
  }

  private void purge(RoutingContext context) {
    JsonObject body = Optional.ofNullable(context.body().asJsonObject()).orElse(new JsonObject());
    boolean dryRun = body.getBoolean("dryRun", false);
    String author = Author.of(context);
    lookups
        .run(() -> dryRun ? privacy.purge().preview(author) : privacy.purge().run(author))
        .onSuccess(
            reports -> {
              JsonArray items = new JsonArray();
              reports.forEach(report -> items.add(json(report)));
              Answers.ok(
                  context,
                  new JsonObject().put("dryRun", dryRun).put("items", items).put("next", null));
            })
        .onFailure(context::fail);
  }

  private static JsonObject json(Purge.Held held) {
    return new JsonObject()
        .put("class", held.of().code())
        .put("keptDays", held.kept().toDays())
        .put("leastDays", held.of().least().toDays())
        .put("rows", held.there().rows())
        .put("oldest", held.there().oldest().map(Instant::toString).orElse(null))
        .put("due", held.due());
  }

  private static JsonObject json(PurgeReport report) {
    return new JsonObject()
        .put("class", report.of().code())
        .put("at", report.at().toString())
        .put("author", report.author())
        .put("before", report.before().toString())
        .put("rows", report.removed().rows())
        .put("oldest", report.removed().oldest().map(Instant::toString).orElse(null))
        .put("newest", report.removed().newest().map(Instant::toString).orElse(null));
  }
}
