package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.util.Optional;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.figures.FigureExport;
import org.rollcall.gateway.exchange.figures.Heading;
import org.rollcall.gateway.exchange.figures.ServiceCountExport;
import org.rollcall.gateway.ledger.ServiceCount;
import org.rollcall.gateway.registry.OrgUnit;

/** {@code /api/v1/service-counts} in the formats besides JSON, which another handler answers. */
final class ServiceCountFiles {
  private final LedgerReads reads;
  private final Exports exports;
  private final Clock clock;

  ServiceCountFiles(LedgerReads reads, Exports exports, Clock clock) {
    this.reads = reads;
    this.exports = exports;
    this.clock = clock;
  }

  /** To be bound before the handler that writes JSON. */
  void bind(RouterBuilder routes) {
    routes.getRoute("serviceCounts").addHandler(this::answer);
  }

  private void answer(RoutingContext context) {
    Optional<ExportFormat> format = Negotiation.format(context, ExportFormat.values());
    if (format.isEmpty()) {
      context.next();
      return;
    }
    ServiceCountCall call = ServiceCountCall.read(context, reads.homes(), clock);
    OrgUnit unit = call.unit();
    Heading heading =
        new Heading(
            unit.code(),
            unit.name(),
            call.from() + " – " + call.to().minusDays(1),
            reads.cursor().asOf(),
            clock.instant(),
            reads.homes().zone(unit.code()),
            Negotiation.language(context),
            Exports.receipt(context));
    String span = call.from() + "_" + call.to().minusDays(1) + "." + format.get().ending();
    Exports.head(
        context,
        format.get(),
        new FileName(
            "service-counts_" + unit.code() + "_" + span, "服务统计_" + unit.name() + "_" + span));
    context.response().putHeader("Cache-Control", "no-store");
    exports.sendFromLedger(
        context,
        (connection, symbols, homes, out) -> {
          FigureExport<ServiceCount> export =
              ServiceCountExport.begin(
                  format.get(),
                  out,
                  heading,
                  new ServiceCountExport.Basis(
                      homes.policy().ruleVersion(), homes.calendar().version()),
                  IdScheme.CODE,
                  code -> homes.registry().orgUnit(code).map(OrgUnit::name).orElse(code));
          call.question().count(connection, symbols, homes, export::write);
          export.finish();
        });
  }
}
