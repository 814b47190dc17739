package org.rollcall.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gateway.indicator.IndicatorRow;

/** {@code /api/v1/indicators} and {@code /api/v1/indicator-catalogue}. */
final class IndicatorResource {
  private final LedgerReads reads;
  private final FigureSources sources;
  private final Clock clock;

  IndicatorResource(LedgerReads reads, FigureSources sources, Clock clock) {
    this.reads = reads;
    this.sources = sources;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("indicators").addHandler(this::indicators);
    routes
        .getRoute("indicatorCatalogue")
        .addHandler(context -> Answers.ok(context, IndicatorJson.catalogue(sources.catalogue())));
  }

  private void indicators(RoutingContext context) {
    IndicatorCall call = IndicatorCall.read(context, reads.homes(), sources, clock);
    call.rows(reads).onSuccess(rows -> write(context, rows)).onFailure(context::fail);
  }

  private static void write(RoutingContext context, List<IndicatorRow> answer) {
    String tag = EntityTag.of(answer);
    HttpServerResponse response = context.response();
    if (response.closed()) {
      return;
    }
    Answers.rows(context, answer.size());
    if (EntityTag.spares(context, tag)) {
      return;
    }
    List<Object> rows = new ArrayList<>(answer.size());
    answer.forEach(row -> rows.add(IndicatorJson.row(row)));
    response
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("rows", new JsonArray(rows)).toBuffer());
  }
}
