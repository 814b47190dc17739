package org.rollcall.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;

/** {@code /api/v1/service-counts}: persons, person-times, sessions and minutes. */
final class FigureResource {
  private final LedgerReads reads;
  private final Clock clock;

  FigureResource(LedgerReads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  void bind(RouterBuilder routes) {
    routes.getRoute("serviceCounts").addHandler(this::serviceCounts);
  }

  private void serviceCounts(RoutingContext context) {
    ServiceCountCall call = ServiceCountCall.read(context, reads.homes(), clock);
    reads.answer(
        context,
        (connection, symbols, homes) -> {
          JsonArray json = new JsonArray();
          call.question()
              .all(connection, symbols, homes)
              .forEach(row -> json.add(ServiceCountJson.row(row)));
          return new JsonObject().put("rows", json);
        });
  }
}
