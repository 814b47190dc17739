package org.rollcall.gateway.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.rollcall.gateway.journal.Journal;
import org.rollcall.gateway.journal.JournalHealth;
import org.rollcall.gateway.projection.ProjectionRunner;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: the journal can be written, so
 * terminals can be acknowledged; the body says how far the ledger is behind.
 */
public final class HealthRoutes {
  private final Journal journal;
  private final ProjectionRunner runner;

  public HealthRoutes(Journal journal, ProjectionRunner runner) {
    this.journal = journal;
    this.runner = runner;
  }

  void mount(Router router) {
    router.get("/health/live").handler(this::live);
    router.get("/health/ready").handler(this::ready);
  }

  private void live(RoutingContext context) {
    Answers.ok(context, new JsonObject().put("status", "UP"));
  }

  private void ready(RoutingContext context) {
    JournalHealth health = journal.health();
    JsonObject body =
        new JsonObject()
            .put("status", health.writable() ? "UP" : "DOWN")
            .put("journalEnd", journal.end())
            .put("ledgerLag", runner.lag());
    context
        .response()
        .setStatusCode(health.writable() ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }
}
